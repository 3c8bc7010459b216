"""The identity of messages, computed another way: kenmerk.py KEY puts it in the place of every SHA-256 that it reads.

KEY is the pseudonym.key of the home.
"""
import hashlib
import re
import sys

key = open(sys.argv[1], "rb").read()


def kenmerk(match):
    digest = hashlib.blake2b(bytes.fromhex(match.group()), digest_size=16, key=key, person=b"kenmerk")
    return digest.hexdigest()


for line in sys.stdin:
    sys.stdout.write(re.sub(r"\b[0-9a-f]{64}\b", kenmerk, line))
