"""The site: answers from the database, and holds a connection to it."""

import http.server
import threading
import traceback

from skriptoteket.database import Database, Failed

database = Database()


class Page(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path in ("/healthz", "/metrics"):
            self.say(200, "ok\n")
        elif self.path.startswith("/tools") and not self.path.endswith("/"):
            scheme = self.headers.get("X-Forwarded-Proto", "http")
            self.say(307, "", Location=f"{scheme}://{self.headers['Host']}{self.path}/")
        else:
            self.from_the_database()

    def from_the_database(self):
        try:
            tools, users = database.rows("SELECT (SELECT count(*) FROM tools), (SELECT count(*) FROM users)")[0]
            self.say(200, f"Skriptoteket: {tools} tools, {users} users\n")
        except Failed:
            traceback.print_exc()
            self.say(500, "Internal Server Error\n")

    def say(self, status, text, **headers):
        print(f'INFO:     127.0.0.1 - "GET {self.path} HTTP/1.1" {status} ', flush=True)
        body = text.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer.allow_reuse_address = True
server = http.server.ThreadingHTTPServer(("127.0.0.1", 8000), Page)
print("INFO:     Application startup complete.", flush=True)
try:
    database.run("SELECT 1")
except Failed as failed:
    print(f"WARNING:  no database yet: {failed}", flush=True)
server.serve_forever()
