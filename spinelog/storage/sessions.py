"""SQLAlchemy's engines and sessions over one journal, and the sentences for what SQLite says."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, NullPool, event
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, create_engine

from spinelog.domain.errors import SpinelogError
from spinelog.storage.connection import Connector
from spinelog.storage.errors import told


def driver(session: Session) -> sqlite3.Connection:
    """The sqlite3 connection under a session, inside its transaction."""
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)  # noqa: S101 - narrows the type; there is no other driver
    return connection


def new_engine(connector: Connector, begin: str) -> Engine:
    """An engine that opens a connection for each session (0.4 ms) and closes it with it.

    The pool that SQLAlchemy takes for this address by itself closes the connections of other threads as soon as
    there are more than five; in the middle of a read, that ended the whole process.
    """
    engine = create_engine("sqlite://", creator=connector.connect, poolclass=NullPool)

    def say_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", say_begin)
    return engine


@contextmanager
def sentences(path: str) -> Iterator[None]:
    """Turn what SQLite says into a sentence for the person."""
    try:
        yield
    except SpinelogError:
        raise
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise told(error.orig, path) from error
        raise
    except sqlite3.Error as error:
        raise told(error, path) from error
