"""What the bank did, as an append-only journal of JSON lines: the judge of tests, and the bank's memory after a restart."""
import json
import os
import threading


class Ledger:
    def __init__(self, path, clock):
        self.path = path
        self.clock = clock
        self.lock = threading.RLock()
        self.received = {}    # idempotency key -> {"sha256", "ack"}
        self.executed = {}    # order id -> {"act", "total", "released", …}
        self.tombstones = {}  # order id -> act number of a release that came first
        self.pending = {}     # id of an answer not yet taken -> its bytes
        self.lines = []
        if os.path.exists(path):
            with open(path, encoding="utf-8") as journal:
                # A line cut by a crash was never acted upon: what it tells comes again.
                for line in journal:
                    if line.endswith("\n"):
                        self._apply(json.loads(line))
        self.file = open(path, "a", encoding="utf-8")

    def write(self, what, **facts):
        line = {"at": self.clock(), "what": what, **facts}
        with self.lock:
            self.file.write(json.dumps(line, ensure_ascii=False) + "\n")
            self.file.flush()
            os.fsync(self.file.fileno())
            self._apply(line)
        return line

    def _apply(self, line):
        self.lines.append(line)
        what = line["what"]
        if what == "accepted":
            self.received[line["key"]] = {"sha256": line["sha256"], "ack": line["ack"]}
        elif what == "executed":
            self.executed[line["order"]] = {"act": line["act"], "total": line["total"], "accounts": line["accounts"], "released": 0}
        elif what == "released" and line["order"] in self.executed:
            self.executed[line["order"]]["released"] += line["amount"]
        elif what == "tombstone":
            self.tombstones[line["order"]] = max(line["act"], self.tombstones.get(line["order"], 0))
        elif what == "answer":
            self.pending[line["id"]] = line["xml"]
        elif what == "taken":
            self.pending.pop(line["id"], None)
