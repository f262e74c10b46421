"""PostgreSQL: the pool, transactions, migrations, the event log; all SQL text is in ``queries``."""
