"""HTTP written by hand over TLS, so that what no client sends can be sent."""
import http.client
import io
import socket
import ssl


class _Pipe:
    """What http.client reads an answer from."""

    def __init__(self, stream):
        self.stream = stream

    def makefile(self, _):
        return self.stream


class Raw:
    """One connection; `source`: the loopback address it comes from."""

    def __init__(self, desk, source="127.0.0.1", timeout=30, context=None):
        context = context or ssl.create_default_context(cafile=desk.pki / "tls/ca.crt")
        plain = socket.create_connection(("127.0.0.1", desk.port), timeout=timeout, source_address=(source, 0))
        self.socket = context.wrap_socket(plain, server_hostname="localhost")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def end(self):
        """Nothing more will be sent; answers are still read (ssl's own shutdown() would end the reading too)."""
        socket.socket.shutdown(self.socket, socket.SHUT_WR)

    def rest(self):
        """Everything until the other end closes or is silent."""
        got = b""
        try:
            while data := self.socket.recv(65536):
                got += data
        except (TimeoutError, ConnectionError, ssl.SSLError):
            pass
        return got

    def closed(self):
        """Whether the other end has hung up; waits for the connection's time-out at most."""
        try:
            return self.socket.recv(1) == b""
        except TimeoutError:
            return False
        except (ConnectionError, ssl.SSLError):
            return True


def answers(data):
    """The answers in what came: [(status, headers, body)]."""
    stream, found = io.BytesIO(data), []
    while stream.tell() < len(data):
        answer = http.client.HTTPResponse(_Pipe(stream))
        answer._close_conn = lambda: None  # the stream goes on behind it
        answer.begin()
        found.append((answer.status, answer.headers, answer.read()))
    return found
