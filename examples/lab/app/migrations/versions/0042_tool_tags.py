revision = "0042"
down_revision = "0041"
message = "tags of tools"
upgrade = "ALTER TABLE tools ADD COLUMN tags text"
