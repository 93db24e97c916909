#!/usr/bin/env python3
"""Who may ask for what: every operation of openapi.yaml against every kind of caller. A new operation fails here until it has its
line in RIGHTS."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from contract import operations  # noqa: E402
from desk import Api, Desk  # noqa: E402
from folios import absent  # noqa: E402

ROLES = ("firmante", "aprobador", "operador", "auditor", "juridico")
STAFF = set(ROLES)
PERSONS = {"patron"} | STAFF
EVERYBODY = {"nadie", "token inventado", "certificado sin registrar", "banco", "sistema"} | PERSONS

# operationId: the kinds of caller that pass. Who is recognised and does not pass gets 403; who is not recognised, 401.
RIGHTS = {
    "create_challenge": EVERYBODY,
    "open_session": EVERYBODY,
    "close_session": PERSONS,
    "issue_act": {"sistema", "firmante", "operador"},
    "list_acts": {"sistema"} | STAFF,
    "get_act": {"sistema"} | STAFF,
    "get_act_document": {"sistema"} | STAFF,
    "get_estrados_file": STAFF,
    "order_estrados": {"firmante", "operador"},
    "publish_estrados_again": {"firmante", "operador"},
    "get_estrados_proof": STAFF,
    "list_missed_days": STAFF,
    "list_failures": STAFF,
    "get_failure": STAFF,
    "list_events": {"auditor"},
    "list_work_items": STAFF,
    "get_work_item": STAFF,
    "take_work_item": {"firmante", "operador"},
    "close_work_item": {"firmante", "operador"},
    "renew_aviso": {"firmante", "operador"},
    "list_mailboxes": {"patron"},
    "list_mailbox": {"patron"},
    "get_mailbox_act": {"patron"},
    "request_opening": {"patron"},
    "open_act": {"patron"},
    "get_mailbox_document": {"patron"},
    "get_expediente": {"patron"},
    "get_plazos_calendar": {"patron"},
    "get_enrolment": {"patron"},
    "get_terms": EVERYBODY,
    "register_contact": {"patron"},
    "drop_contact": {"patron"},
    "ask_for_code": {"patron"},
    "confirm_contact": {"patron"},
    "request_declaration": {"patron"},
    "declare": {"patron"},
    "get_declaration_document": {"patron"},
    "list_bank_orders": STAFF,
    "get_bank_order": STAFF,
    "get_approval_text": {"aprobador"},
    "approve_bank_act": {"aprobador"},
    "request_release": {"firmante", "aprobador", "operador"},
    "receive_bank_message": {"banco"},
    "verify_folio": EVERYBODY,
    "verify_folio_page": EVERYBODY,
    "verify_document": EVERYBODY,
    "list_estrados": EVERYBODY,
    "get_estrados_document": EVERYBODY,
    "stamp_time": EVERYBODY,
    "get_log_checkpoint": EVERYBODY,
    "get_log_tile": EVERYBODY,
    "get_log_receipt": EVERYBODY,
    "add_checkpoint": EVERYBODY,
    "live": EVERYBODY,
    "ready": EVERYBODY,
    "openapi": EVERYBODY,
}
# Closing a session needs one, though the operation is one of logging in: without it the answer is 401, whoever asks.
ALWAYS_401 = {"close_session"}

# One of each name in a path; none of them exists.
NAMES = {"folio": absent("3901-2026-0000123-N"), "role": "acto_pdf", "order": "00000000-0000-4000-8000-000000000000", "act": "1",
         "day": "2026-11-10", "item": "1", "contact": "1", "happening": "1", "form": "pdf",
         "path": "0/000", "leaf": "0" * 64}


def expected(operation, kind):
    """The only statuses that this caller may see; None: anything but a refusal for who asks."""
    if kind in RIGHTS[operation]:
        return None
    unknown = kind in ("nadie", "token inventado", "certificado sin registrar") or operation in ALWAYS_401
    return 401 if unknown else 403


class Rights(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desk = Desk(acts=3)
        cls.addClassCleanup(cls.desk.close)
        cls.operations = [(method, pattern, operation["operationId"])
                          for method, pattern, operation in operations(cls.desk.contract.document)]
        officials = cls.desk.registry["officials"][:len(ROLES)]
        cls.desk.load_more(officials=[{**official, "roles": [role]} for official, role in zip(officials, ROLES)])

    def callers(self):
        """A fresh caller of each kind: the operation may end its session."""
        desk = self.desk
        yield "nadie", Api(desk)
        invented = Api(desk)
        invented.token = "A" * 43
        yield "token inventado", invented
        yield "certificado sin registrar", Api(desk, "gateway-client")
        yield "banco", Api(desk, "bank-040012-client")
        yield "sistema", Api(desk, "issuer-client")
        yield "patron", desk.caller(desk.owner(desk.acts[0]))
        for place, role in enumerate(ROLES, 1):
            yield role, desk.caller(desk.official(place))

    def test_every_operation_has_its_line(self):
        self.assertEqual(sorted(RIGHTS), sorted(operation for _, _, operation in self.operations))
        self.assertEqual(set().union(*RIGHTS.values()), EVERYBODY)

    def test_every_kind_of_caller_at_every_operation(self):
        # The one that ends sessions comes last.
        ordered = sorted(self.operations, key=lambda operation: operation[2] == "close_session")
        asked = 0
        for kind, api in self.callers():
            for method, pattern, operation in ordered:
                with self.subTest(caller=kind, operation=operation):
                    status = api.ask(method, pattern.format(**NAMES))[0]
                    wanted = expected(operation, kind)
                    if wanted is None:
                        self.assertNotIn(status, (401, 403, 429, 500))
                    else:
                        self.assertEqual(status, wanted)
                    asked += 1
        print(f"{asked} pairs of caller and operation")

    def test_both_a_session_and_a_certificate_give_no_more_than_each(self):
        both = Api(self.desk, "bank-040012-client")
        both.log_in(self.desk.owner(self.desk.acts[0]))
        self.assertEqual(both.ask("GET", "/v1/mailbox")[0], 200)
        self.assertEqual(both.ask("POST", "/v1/banks/messages", b"<x/>", kind="application/xml")[0], 422)
        for path in ("/v1/acts", "/v1/events", "/v1/bank-orders"):
            self.assertEqual(both.ask("GET", path)[0], 403, path)


if __name__ == "__main__":
    unittest.main(verbosity=2)
