"""A stand-in for argon2-cffi, on what Python brings along."""

import base64
import hashlib
import os


class exceptions:
    class VerifyMismatchError(Exception):
        pass


class PasswordHasher:
    def hash(self, password, salt=None):
        salt = salt or os.urandom(16)
        digest = hashlib.scrypt(password.encode(), salt=salt, n=1024, r=8, p=1)
        return "$argon2id$lab$" + "$".join(base64.b64encode(part).decode() for part in (salt, digest))

    def verify(self, hashed, password):
        salt = base64.b64decode(hashed.split("$")[3])
        if self.hash(password, salt) != hashed:
            raise exceptions.VerifyMismatchError("The password does not match the supplied hash")
        return True
