"""What stands outside the process: database, key-value server, object store, mail."""
