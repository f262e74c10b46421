"""All SQL text: one module a thing, one function a query, row in, plain data out."""
