#!/usr/bin/env python3
"""kill -9 of the service at twenty random moments of a batch, restarted each time: every act exactly once in the mailbox, at the
mail server and at the banks. A mail that was taken in the instant of a kill may be handed over twice, as SMTP allows no other
proof (RFC 5321 section 6.1): then it is the same message, byte for byte, with the same Message-ID, and it is counted and shown."""
import collections
import pathlib
import random
import sys
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/e2e"))
from bank_test import ENTITY, Order  # noqa: E402
from desk import Desk  # noqa: E402

KILLS = 20
ACTS = 400
SEED = 20261124


class KilledService(unittest.TestCase):
    def test_nothing_is_lost_and_nothing_is_done_twice(self):
        print(f"seed {SEED}", flush=True)
        moments = random.Random(SEED)
        with Desk(acts=ACTS, config={"workers": {"poll_milliseconds": 50, "lease_seconds": 5}}) as desk:
            desk.stop()
            folios = desk.issue()
            orders = []
            desk.start()
            for number in ENTITY:
                order = Order(desk, number)
                orders.append(order)
                for place in range(2):
                    order.approve(place)
            for kill in range(KILLS):
                time.sleep(moments.uniform(0.02, 0.35))
                desk.service.kill()
                desk.service.wait()
                desk.start()
                print(f"kill {kill + 1}: {len(desk.sink.messages())} messages so far", flush=True)
            desk.wait("an empty outbox", lambda: desk.sql("select count(*) from outbox where done_at is null") == "0")
            for order in orders:
                order.until("holding")
            desk.wait("the notices of the freezes",
                      lambda: desk.sql("select count(*) from acts where type = 'aviso-inmovilizacion'") == str(len(orders)))
            desk.wait("an empty outbox", lambda: desk.sql("select count(*) from outbox where done_at is null") == "0")
            self.mailboxes(desk, folios)
            self.mail_server(desk)
            self.banks(desk, orders)

    def mailboxes(self, desk, folios):
        self.assertEqual(len(folios), len(set(folios.values())))
        twice = desk.sql("select unit, reference from acts group by 1, 2 having count(*) > 1")
        self.assertEqual(twice, "")
        states = desk.sql("select channel, state from acts group by 1, 2 order by 1, 2").splitlines()
        self.assertEqual(states, ["banco|with_bank", "buzon|awaiting_opening", "estrados|in_estrados"])
        self.assertEqual(desk.sql("select act_id, kind from events where stream = 'act' group by 1, 2 having count(*) > 1"), "")

    def mail_server(self, desk):
        expected = int(desk.sql("select count(*) from outbox where kind = 'aviso'"))
        by_id = collections.defaultdict(list)
        for _, _, message in desk.sink.messages():
            by_id[message["Message-ID"]].append(bytes(message))
        again = {name: copies for name, copies in by_id.items() if len(copies) > 1}
        print(f"{expected} avisos, {len(by_id)} messages, {len(again)} handed over again after a kill", flush=True)
        self.assertEqual(len(by_id), expected)
        for name, copies in again.items():
            self.assertEqual(len(set(copies)), 1, name)
        self.assertLessEqual(sum(len(copies) - 1 for copies in again.values()), 2 * KILLS)

    def banks(self, desk, orders):
        for order in orders:
            executed = [entry for entry in desk.bank_journal(ENTITY[order.number], "executed")
                        if order.uuid in entry.values()]
            self.assertEqual(len(executed), 1, f"order {order.number}")
            self.assertEqual(order.events().count("result_holding"), 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
