revision = "0041"
down_revision = None
message = "the tables"
upgrade = """
CREATE TABLE users (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), email text UNIQUE NOT NULL, role text NOT NULL, is_active boolean
  NOT NULL DEFAULT true, password_hash text, locked_until timestamptz, failed_login_attempts integer NOT NULL DEFAULT 0,
  last_login_at timestamptz, created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE tools (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), slug text UNIQUE NOT NULL, title text NOT NULL, active_version_id uuid);
CREATE TABLE tool_versions (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), tool_id uuid NOT NULL REFERENCES tools, source_code text);
CREATE TABLE login_events (id bigserial PRIMARY KEY, email text NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE sandbox_snapshots (id bigserial PRIMARY KEY, body text, expires_at timestamptz NOT NULL)
"""
