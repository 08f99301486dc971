"""The journal on disk: one SQLite file, its migrations, backups, and two lanes to its rows."""
