"""A RabbitMQ broker of our own: its own node, directories, ports and epmd."""

import os
import signal
import socket
import subprocess
import time

SERVER = "/usr/lib/rabbitmq/bin/rabbitmq-server"
START_S, STOP_S = 60, 15


def free_ports(count):
    """Free now; kept open together so that they differ."""
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


class Broker:
    """Runs from `with` to its end; ends with us even if we are killed."""

    def __init__(self, folder):
        self.folder = os.path.abspath(folder)
        self.port, distribution, epmd = free_ports(3)
        self.processes = []
        self.epmd_port = epmd
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": self.folder,  # its cookie lies there
            "LANG": "C.UTF-8",
            "ERL_EPMD_PORT": str(epmd),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODENAME": f"vigil-bench-{os.getpid()}@localhost",
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(self.port),
            "RABBITMQ_DIST_PORT": str(distribution),
            "RABBITMQ_MNESIA_BASE": self.folder + "/data",
            "RABBITMQ_LOG_BASE": self.folder + "/log",
            "RABBITMQ_CONFIG_FILE": self.folder + "/none",
            "RABBITMQ_CONF_ENV_FILE": self.folder + "/none.env",
            "RABBITMQ_ENABLED_PLUGINS_FILE": self.folder + "/plugins",
            "RUNNING_UNDER_SYSTEMD": "true",  # the server itself, without a shell around
        }

    def start(self, *command):
        with open(self.folder + "/out", "ab") as out:
            process = subprocess.Popen(
                ["setpriv", "--pdeathsig=KILL", *command], env=self.environment,
                cwd=self.folder, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        self.processes.append(process)
        return process

    def wait_for(self, process, port):
        until = time.monotonic() + START_S
        while not answers(port):
            if process.poll() is not None or time.monotonic() > until:
                raise SystemExit("bench: the broker does not start:\n" + self.last_words())
            time.sleep(0.1)

    def last_words(self):
        with open(self.folder + "/out", encoding="utf-8", errors="replace") as out:
            return out.read()[-2000:]

    def __enter__(self):
        os.makedirs(self.folder + "/log")
        with open(self.folder + "/plugins", "w", encoding="ascii") as plugins:
            plugins.write("[].\n")
        try:
            epmd = self.start("epmd", "-port", str(self.epmd_port), "-address", "127.0.0.1")
            self.wait_for(epmd, self.epmd_port)
            self.wait_for(self.start(SERVER), self.port)
        except BaseException:
            self.__exit__()
            raise
        return self

    @property
    def pid(self):
        return self.processes[1].pid

    def __exit__(self, *_):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(STOP_S)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
