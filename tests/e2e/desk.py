"""A whole gateway for a test: a database of its own in the build's PostgreSQL cluster, the sample PKI, a rehearsal clock, a mail
sink, simulated banks, the program serving HTTPS. Nothing of the gateway's code runs in this process."""
import base64
import contextlib
import csv
import datetime
import http.client
import json
import os
import pathlib
import secrets
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tests/support"))
sys.path.insert(0, str(ROOT / "tests/e2e"))
sys.path.insert(0, str(ROOT / "scripts"))
from contract import Contract  # noqa: E402
from mail_sink import MailSink  # noqa: E402

BUILD = pathlib.Path(os.environ.get("BUZON_BUILD", ROOT / "build/release"))
PROGRAM = BUILD / "buzon"
BANKS = ("040012", "040032")
PATIENCE = 60.0


class Refused(AssertionError):
    """The API said no: status and findings."""

    def __init__(self, status, problem):
        self.status = status
        self.ids = [finding["id"] for finding in problem.get("hallazgos", [])]
        super().__init__(f"{status} {json.dumps(problem, ensure_ascii=False)}")


class Efirma:
    """A .cer, .key and password on disk; signs with openssl."""

    def __init__(self, certificate, key, password_file):
        self.certificate, self.key, self.password_file = map(str, (certificate, key, password_file))

    @classmethod
    def beside(cls, stem):
        return cls(f"{stem}.cer", f"{stem}.key", f"{stem}.password.txt")

    def sign(self, text):
        with tempfile.NamedTemporaryFile(suffix=".pem") as pem:
            subprocess.run(["openssl", "pkey", "-inform", "DER", "-in", self.key, "-passin", f"file:{self.password_file}", "-out",
                            pem.name], check=True, capture_output=True)
            done = subprocess.run(["openssl", "dgst", "-sha256", "-sign", pem.name], input=text.encode(), check=True,
                                  capture_output=True)
        return base64.b64encode(done.stdout).decode()

    def body(self, text, **more):
        certificate = base64.b64encode(pathlib.Path(self.certificate).read_bytes()).decode()
        return {"certificado": certificate, "firma": self.sign(text), **more}

    def options(self):
        return ["--cer", self.certificate, "--key", self.key, "--password-file", self.password_file]


class Api:
    """One caller of the API. Every answer is held against openapi.yaml."""

    def __init__(self, desk, client=None):
        self.desk, self.token, self.headers = desk, "", {}
        self.context = ssl.create_default_context(cafile=desk.pki / "tls/ca.crt")
        if client:
            self.context.load_cert_chain(desk.pki / f"tls/{client}.crt", desk.pki / f"tls/{client}.key")

    def ask(self, method, path, body=None, kind="application/json", headers=None):
        """(status, content type, bytes); nothing is judged but the contract."""
        connection = http.client.HTTPSConnection("localhost", self.desk.port, context=self.context, timeout=60)
        sent = {"Content-Type": kind, **(headers or {})}
        if self.token:
            sent["Authorization"] = "Bearer " + self.token
        data = json.dumps(body).encode() if isinstance(body, dict) else body
        connection.request(method, urllib.parse.quote(path, safe="/?=&%"), data, sent)
        answer = connection.getresponse()
        self.headers = answer.headers  # of the last answer
        got = answer.status, answer.headers.get("Content-Type", ""), answer.read()
        connection.close()
        self.desk.contract.check(method, path, *got)
        return got

    def call(self, method, path, body=None, **more):
        status, kind, data = self.ask(method, path, body, **more)
        value = json.loads(data) if "json" in kind else data
        if status >= 400:
            raise Refused(status, value)
        return value

    def get(self, path):
        return self.call("GET", path)

    def post(self, path, body=None, **more):
        return self.call("POST", path, {} if body is None else body, **more)

    def log_in(self, efirma):
        challenge = self.post("/v1/challenges")
        session = self.post("/v1/sessions", efirma.body(challenge["texto"], nonce=challenge["nonce"]))
        self.token = session["token"]
        return session

    def open(self, folio, efirma):
        request = self.post(f"/v1/mailbox/{folio}/open-requests")
        return self.post(f"/v1/mailbox/{folio}/acuses", efirma.body(request["cadena"], nonce=request["nonce"]))


class Desk:
    """`acts`: size of the sample batch; `banks`: mode of each simulated bank; `config`: keys that differ, by section; `mail`: a
    running mail server with the keys `smtp` that lead to it, in place of the sink; `registry`: changes the registry before it is
    loaded."""

    def __init__(self, acts=12, banks=None, config=None, mail=None, registry=None):
        self.contract = Contract()
        self.closing = contextlib.ExitStack()
        try:
            self.change_registry = registry or (lambda whole: None)
            self._open(acts, banks or {}, config or {}, mail)
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.closing.close()

    def _open(self, acts, banks, config, mail):
        self.work = pathlib.Path(self.closing.enter_context(tempfile.TemporaryDirectory(prefix="buzon-e2e-")))
        self.pki = self.work / "pki"
        shutil.copytree(BUILD / "sample-pki", self.pki)
        self.clock_file = self.work / "clock"
        self.day = self._first_day()
        self.modes = {entity: self.work / f"modes-{entity}.json" for entity in BANKS}
        self._make_database()
        self.mail = mail or self._start_sink()
        self.bank_ports = {entity: self._free_port() for entity in BANKS}
        self.config_file = self.work / "buzon.toml"
        self.port = self._free_port()
        self._write_config(config)
        self.run("clock", "set", f"{self.day}T10:00")
        self.run("migrate")
        self._make_batch(acts)
        self.start()
        for entity in BANKS:
            self.start_bank(entity, banks.get(entity, "normal"))

    # --- parts ----------------------------------------------------------------------------------------------------------------

    def _first_day(self):
        """The first Monday to Wednesday from tomorrow on whose mailbox the program would take an aviso at ten."""
        day = datetime.date.today() + datetime.timedelta(days=1)
        while True:
            if day.weekday() < 3 and subprocess.run([PROGRAM, "term", "mailbox", "--aviso", f"{day}T10:00"],
                                                    capture_output=True).returncode == 0:
                return day
            day += datetime.timedelta(days=1)

    @staticmethod
    def _free_port():
        import socket
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return probe.getsockname()[1]

    def _start_sink(self):
        self.sink = MailSink()
        self.closing.callback(self.sink.server_close)
        self.closing.callback(self.sink.shutdown)
        return self.sink

    def letters_to(self, address):
        """What arrived for this address, oldest first."""
        return [message for _, recipients, message in self.sink.messages() if address in recipients]

    def _make_database(self):
        url = subprocess.run([ROOT / "scripts/pg", "start", "--fast", BUILD / "test-pg"], check=True, capture_output=True,
                             text=True).stdout.strip()
        server = url.rsplit("/", 1)[0]
        name = "e2e_" + secrets.token_hex(6)
        admin = ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", server + "/postgres", "-c"]
        subprocess.run([*admin, f"create database {name}"], check=True)
        self.closing.callback(subprocess.run, [*admin, f"drop database {name} with (force)"], check=False)
        self.database = f"{server}/{name}"

    def sql(self, query):
        return subprocess.run(["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", self.database, "-c", query], check=True,
                              capture_output=True, text=True).stdout.strip()

    def _write_config(self, more):
        tls = self.pki / "tls"
        sections = {
            "clock": {"mode": "file", "file": self.clock_file},
            "database": {"url": self.database, "pool_size": 24},
            "http": {"address": "127.0.0.1", "port": self.port, "tls_certificate": tls / "gateway.crt", "tls_key": tls / "gateway.key",
                     "client_ca": tls / "ca.crt", "session_minutes": 720},
            "site": {"base_url": f"https://localhost:{self.port}"},
            "estrados": {"ca_file": tls / "ca.crt"},
            "signing": {"officials": self.pki / "officials", "trust": self.pki / "trust",
                        "seal_certificate": self.pki / "imss/sello.cer", "seal_key": self.pki / "imss/sello.key",
                        "seal_password_file": self.pki / "imss/sello.password.txt",
                        "tsa_certificate": self.pki / "tsa/unit.crt", "tsa_key": self.pki / "tsa/unit.key"},
            "smtp": {"hello": "buzon.example", **self.mail.smtp},
            "banks": {"client_certificate": tls / "gateway-client.crt", "client_key": tls / "gateway-client.key",
                      "ca_file": tls / "ca.crt", "timeout_seconds": 5},
            "workers": {"poll_milliseconds": 50, "lease_seconds": 10},
            "log": {"level": "info"},
        }
        for section, values in more.items():
            sections.setdefault(section, {}).update(values)
        lines = []
        for section, values in sections.items():
            lines.append(f"[{section}]")
            for key, value in values.items():
                if isinstance(value, bool):
                    value = str(value).lower()
                lines.append(f"{key} = {value if isinstance(value, int) or value in ('true', 'false') else json.dumps(str(value))}")
        self.config_file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def _make_batch(self, acts):
        self.batch = self.work / "batch"
        subprocess.run([sys.executable, ROOT / "scripts/sample-batch", self.pki, self.batch, "--date", str(self.day), "--acts",
                        str(acts)], check=True, capture_output=True)
        file = self.pki / "registro.json"
        registry = json.loads(file.read_text(encoding="utf-8"))
        for bank in registry["banks"]:
            bank["base_url"] = f"https://localhost:{self.bank_ports[bank['entity']]}"
        self.change_registry(registry)
        file.write_text(json.dumps(registry, ensure_ascii=False), encoding="utf-8")
        self.registry = registry
        self.run("registry", "load", file)
        for cer in sorted((self.pki / "officials").glob("*.cer"))[:2]:
            self.run("catalogue", "approve", "--all", "--cer", cer, "--key", cer.with_suffix(".key"), "--password-file",
                     cer.with_suffix(".password.txt"))
        with open(self.batch / "acts.csv", encoding="utf-8", newline="") as listed:
            self.acts = list(csv.DictReader(listed))

    def load_more(self, **registry):
        file = self.pki / f"more-{secrets.token_hex(4)}.json"
        file.write_text(json.dumps(registry, ensure_ascii=False), encoding="utf-8")
        self.run("registry", "load", file)

    # --- processes --------------------------------------------------------------------------------------------------------------

    def start(self, *options):
        with open(self.work / "serve.log", "ab") as log:
            process = subprocess.Popen([PROGRAM, "--config", self.config_file, "serve", *options], stdout=subprocess.PIPE, stderr=log)
        self.closing.callback(self._end, process)
        line = process.stdout.readline()
        assert line, f"serve did not start: {self.log()}"
        self.service = process
        return process

    @staticmethod
    def _end(process):
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()

    def stop(self):
        """SIGTERM; the exit code."""
        self.service.send_signal(signal.SIGTERM)
        return self.service.wait(timeout=30)

    def log(self):
        return (self.work / "serve.log").read_text(encoding="utf-8", errors="replace")[-4000:]

    def start_bank(self, entity, mode, **options):
        arguments = [sys.executable, ROOT / "tests/support/bank_simulator.py", "--pki", self.pki, "--entity", entity, "--port",
                     str(self.bank_ports[entity]), "--state", self.work / f"bank-{entity}.jsonl", "--callback",
                     f"https://localhost:{self.port}/v1/banks/messages", "--mode", mode, "--modes", self.modes[entity], "--clock",
                     self.clock_file, "--late", "1", "--retry", "0.3", "--silence", "20"]
        for name, value in options.items():
            arguments += ["--" + name, str(value)]
        process = subprocess.Popen(arguments, stdout=subprocess.PIPE)
        self.closing.callback(self._end, process)
        assert process.stdout.readline(), "the simulated bank did not start"
        return process

    def bank_journal(self, entity, event=None):
        """What the bank wrote down."""
        lines = (self.work / f"bank-{entity}.jsonl").read_text(encoding="utf-8").splitlines()
        entries = [json.loads(line) for line in lines]
        return [entry for entry in entries if event is None or event in entry.values()]

    def run(self, *arguments, code=0):
        """The program's command line; its --json answer when it gives one, else the text."""
        done = subprocess.run([PROGRAM, "--config", self.config_file, *map(str, arguments)], capture_output=True, text=True,
                              timeout=120)
        assert done.returncode == code, f"buzon {arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout if "--json" not in arguments else json.loads(done.stdout)

    # --- time and waiting ---------------------------------------------------------------------------------------------------------

    def clock(self, at):
        self.run("clock", "set", at)

    def day_by_day(self, last, at="10:00"):
        """Moves the clock through every day after the present one to `last`, until what is in estrados was looked at each day."""
        day = datetime.date.fromisoformat(self.sql("select max(settled_on) from estrados_publications"))
        while day < last:
            day += datetime.timedelta(days=1)
            self.clock(f"{day}T{at}")
            self.wait(f"estrados seen on {day}", lambda: self.sql(
                f"select count(*) from estrados_publications where removed_at is null and settled_on < '{day}'") == "0")

    def wait(self, what, probe):
        """The first true answer of `probe`; PATIENCE runs in real time, the rehearsal clock does not matter."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := probe():
                return found
            time.sleep(0.1)
        raise AssertionError(f"never happened: {what}\n{self.log()}")

    # --- people -------------------------------------------------------------------------------------------------------------------

    def act(self, **wanted):
        """The first act of the sample batch with these columns."""
        return next(row for row in self.acts if all(row[key] == value for key, value in wanted.items()))

    @staticmethod
    def owner(act):
        return Efirma(act["cer"], act["key"], act["password-file"])

    def official(self, place):
        return Efirma.beside(self.pki / f"officials/o{place}")

    def caller(self, efirma):
        api = Api(self)
        api.log_in(efirma)
        return api

    def issue(self, *names):
        """The sample batch, or these files of it: {reference: folio}."""
        names = names or ("lote-cedulas.xml", "multas.csv", "requerimientos.csv")
        answer = self.run("issue", "--json", *(self.batch / name for name in names))
        return {act["referencia"]: act["folio"] for file in answer["archivos"] for act in file["actos"]}

    def state(self, folio):
        return self.run("track", "--json", folio)["estado"]

    def until(self, folio, state):
        self.wait(f"{folio} {state}", lambda: self.state(folio) == state)
