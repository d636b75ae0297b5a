"""A small stand-in for the app of the guide: enough for every command of its pages to mean something."""
