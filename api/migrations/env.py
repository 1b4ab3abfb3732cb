"""Run by Alembic: applies the migrations to the connection that api/storage.py hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
