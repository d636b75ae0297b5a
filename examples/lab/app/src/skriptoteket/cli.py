"""The app's commands."""

import argparse
import getpass
import importlib.resources
import os
import shutil
import sys
import time

import argon2

from skriptoteket.database import Database, Failed, quoted
from skriptoteket.script_bank.bank import SCRIPT_BANK

ARTIFACTS = "/app/.artifacts"
database = Database()


def secret(given, words):
    if given is not None:
        return given
    if sys.stdin.isatty():
        return getpass.getpass(words + ": ")
    line = sys.stdin.readline()
    if not line:
        sys.exit(f"Error: {words}: end of input")
    return line.rstrip("\n")


def twice(given, words):
    password = secret(given, words)
    if given is None and secret(None, words + " (repeat)") != password:
        sys.exit("Error: the two entered values do not match")
    return password


def actor(asked):
    password = secret(asked.actor_password, "Actor password")
    rows = database.rows(f"SELECT password_hash, role FROM users WHERE email = {quoted(asked.actor_email)} AND is_active")
    if not rows or rows[0][1] not in ("admin", "superuser"):
        sys.exit("Error: the actor is not allowed to do that")
    try:
        argon2.PasswordHasher().verify(rows[0][0], password)
    except argon2.exceptions.VerifyMismatchError:
        sys.exit("Error: the actor's password is wrong")


def create(email, password, role):
    if database.rows(f"SELECT 1 FROM users WHERE lower(email) = lower({quoted(email)})"):
        sys.exit(f"Error: a user with that email exists: {email}")
    hashed = argon2.PasswordHasher().hash(password)
    database.run(f"INSERT INTO users (email, role, password_hash) VALUES ({quoted(email)}, {quoted(role)}, {quoted(hashed)})")
    print(f"Created user: {email} ({role})")


def bootstrap_superuser(asked):
    create(asked.email, twice(asked.password, "Password"), "superuser")


def provision_user(asked):
    actor(asked)
    create(asked.email, twice(asked.password, "Password"), asked.role)


def seed_script_bank(asked):
    actor(asked)
    for entry in SCRIPT_BANK:
        code = importlib.resources.files("skriptoteket.script_bank.scripts").joinpath(entry.source_filename).read_text()
        there = database.rows(f"SELECT tools.id, source_code FROM tools JOIN tool_versions ON tool_versions.id = active_version_id"
                              f" WHERE slug = {quoted(entry.slug)}")
        if not there:
            tool = database.rows(f"INSERT INTO tools (slug, title) VALUES ({quoted(entry.slug)}, {quoted(entry.title)}) RETURNING id")[0][0]
            publish(tool, code)
            print(f"Seeded tool: {entry.slug} (created)")
        elif asked.sync_code:
            publish(there[0][0], code)
            print(f"Seeded tool: {entry.slug} (synced)")


def publish(tool, code):
    database.run(f"WITH made AS (INSERT INTO tool_versions (tool_id, source_code) VALUES ({quoted(tool)}, {quoted(code)}) RETURNING id)"
                 f" UPDATE tools SET active_version_id = made.id FROM made WHERE tools.id = {quoted(tool)}")


def old_files(folder, seconds):
    for name in os.listdir(folder) if os.path.isdir(folder) else []:
        path = f"{folder}/{name}"
        if time.time() - os.path.getmtime(path) >= seconds:
            yield path


def delete(paths):
    count = 0
    for path in list(paths):
        shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
        count += 1
    return count


def cleanup_session_files(_):
    print(f"Deleted {delete(old_files(ARTIFACTS + '/sessions', 86400))} session directories")


def clear_all_session_files(asked):
    if not asked.yes:
        sys.exit("Error: this deletes files that people work with; say --yes")
    print(f"Deleted {delete(old_files(ARTIFACTS + '/sessions', 0))} session directories")


def prune_artifacts(_):
    print(f"Deleted {delete(old_files(ARTIFACTS + '/runs', 7 * 86400))} artifact directories")


def cleanup_sandbox_snapshots(_):
    print(f"Deleted {len(database.rows('DELETE FROM sandbox_snapshots WHERE expires_at < now() RETURNING id'))} sandbox snapshots")


def cleanup_login_events(_):
    gone = database.rows("DELETE FROM login_events WHERE created_at < now() - interval '90 days' RETURNING id")
    print(f"Deleted {len(gone)} login events")


parser = argparse.ArgumentParser(prog="skriptoteket")
commands = parser.add_subparsers(required=True, metavar="COMMAND")
for command in (cleanup_session_files, clear_all_session_files, prune_artifacts, cleanup_sandbox_snapshots, cleanup_login_events,
                bootstrap_superuser, provision_user, seed_script_bank):
    words = commands.add_parser(command.__name__.replace("_", "-"))
    words.set_defaults(run=command)
    if command is clear_all_session_files:
        words.add_argument("--yes", action="store_true")
    if command in (bootstrap_superuser, provision_user):
        words.add_argument("--email", required=True)
        words.add_argument("--password")
    if command in (provision_user, seed_script_bank):
        words.add_argument("--actor-email", required=True)
        words.add_argument("--actor-password")
    if command is provision_user:
        words.add_argument("--role", choices=("user", "contributor", "admin", "superuser"), default="user")
    if command is seed_script_bank:
        words.add_argument("--sync-code", action="store_true")

try:
    asked = parser.parse_args()
    asked.run(asked)
except Failed as failed:
    sys.exit(f"Error: {failed}")
