"""The socket's edge: the live room of each group."""
