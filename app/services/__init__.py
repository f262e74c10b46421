"""One function per thing a person can do: load, permit, change, return.

A service that changes something takes ``(parts, actor, once, …)``, one that reads
``(parts, actor, …)``; both answer JSON values. HTTP and sockets call the same ones.
"""
