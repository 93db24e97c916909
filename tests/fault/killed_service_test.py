#!/usr/bin/env python3
"""kill -9 of the service at twenty random moments of a batch, restarted each time: every act exactly once in the mailbox, in the
recipients' mailboxes of a real postfix and at the banks. BUZON_SEED: other moments."""
import collections
import concurrent.futures
import os
import pathlib
import random
import sys
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/e2e"))
from bank_test import ENTITY, Order  # noqa: E402
from desk import BUILD, Desk  # noqa: E402
from postfix import Postfix  # noqa: E402

KILLS = 20
ACTS = 400
SEED = int(os.environ.get("BUZON_SEED", "20261124"))
# Short enough for a test, long enough for a mail server on a busy machine.
CONFIG = {"workers": {"poll_milliseconds": 50, "lease_seconds": 5}, "smtp": {"timeout_seconds": 15, "copy_wait_seconds": 10}}


class KilledService(unittest.TestCase):
    def test_nothing_is_lost_and_nothing_is_done_twice(self):
        print(f"seed {SEED}", flush=True)
        moments = random.Random(SEED)
        with Postfix(BUILD / "sample-pki") as mail, Desk(acts=ACTS, config=CONFIG, mail=mail) as desk:
            orders = []
            for number in ENTITY:
                order = Order(desk, number)
                orders.append(order)
                for place in range(2):
                    order.approve(place)
            with concurrent.futures.ThreadPoolExecutor(1) as beside:
                issuing = beside.submit(desk.issue)
                for kill in range(KILLS):
                    self.progress(mail, moments.randint(1, 2 * ACTS // KILLS))
                    time.sleep(moments.uniform(0, 0.02))
                    desk.service.kill()
                    desk.service.wait()
                    print(f"kill {kill + 1}: {mail.kept()} copies so far", flush=True)
                    desk.start()
                folios = issuing.result()
            desk.wait("an empty outbox", lambda: desk.sql("select count(*) from outbox where done_at is null") == "0")
            for order in orders:
                order.until("holding")
            desk.wait("the notices of the freezes",
                      lambda: desk.sql("select count(*) from acts where type = 'aviso-inmovilizacion'") == str(len(orders)))
            desk.wait("an empty outbox", lambda: desk.sql("select count(*) from outbox where done_at is null") == "0")
            self.mailboxes(desk, folios)
            self.mail_server(desk)
            self.banks(desk, orders)
            self.evidences(desk)

    @staticmethod
    def progress(mail, wanted):
        """Until the mail server has so many copies more; not for ever, as what the dead service held waits for its lease."""
        goal, end = mail.kept() + wanted, time.monotonic() + 2 * CONFIG["workers"]["lease_seconds"]
        while mail.kept() < goal and time.monotonic() < end:
            time.sleep(0.002)

    def mailboxes(self, desk, folios):
        self.assertEqual(len(folios), len(set(folios.values())))
        twice = desk.sql("select unit, reference from acts group by 1, 2 having count(*) > 1")
        self.assertEqual(twice, "")
        states = desk.sql("select channel, state from acts group by 1, 2 order by 1, 2").splitlines()
        self.assertEqual(states, ["banco|with_bank", "buzon|awaiting_opening", "estrados|in_estrados"])
        self.assertEqual(desk.sql("select act_id, kind from events where stream = 'act' group by 1, 2 having count(*) > 1"), "")

    def mail_server(self, desk):
        desk.wait("an empty queue of the mail server", lambda: desk.mail.queued() == 0)
        avisos = int(desk.sql("select count(*) from outbox where kind = 'aviso'"))
        doubts = desk.sql("select code, count(*) from delivery_attempts a join outbox o on o.id = a.outbox_id"
                          " where o.kind = 'aviso' group by 1 order by 1").replace("\n", ", ")
        delivered = collections.Counter(message["Message-ID"] for message in desk.mail.delivered())
        copies = collections.Counter(message["Message-ID"] for message in desk.mail.copies())
        print(f"{avisos} avisos, {delivered.total()} messages, {copies.total()} copies; attempts: {doubts}", flush=True)
        self.assertEqual({name: count for name, count in delivered.items() if count > 1}, {})
        self.assertEqual(len(delivered), avisos)
        self.assertEqual(delivered, copies)

    def banks(self, desk, orders):
        for order in orders:
            executed = [entry for entry in desk.bank_journal(ENTITY[order.number], "executed")
                        if order.uuid in entry.values()]
            self.assertEqual(len(executed), 1, f"order {order.number}")
            self.assertEqual(order.events().count("result_holding"), 1)

    def evidences(self, desk):
        """One of each legal event, in whole chains: the whole database, examined."""
        desk.wait("an empty queue of evidences", lambda: desk.sql("select count(*) from evidence_queue") == "0")
        print(desk.run("fsck"), flush=True)
        self.assertEqual(desk.sql("select count(*) from evidences"), desk.sql("select count(distinct leaf) from log_entries"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
