"""What scenarios that open the workbench in a browser share: the program that serves, and a browser that
reports all that it complains of."""
import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import threading
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import sync_playwright


def chromium():
    """The browser that CHROMIUM names, or that is on the PATH."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")


@contextmanager
def browser():
    """A browser without a window, which draws without a graphics card."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


def at_once(jobs):
    """What functions with their words give, each in a process and a browser of its own, as many at a time as
    the machine has processors."""
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        return [one.result() for one in [pool.submit(*job) for job in jobs]]


class Server:
    """The program, serving; it says where."""

    def __init__(self, program, *words, environment=None):
        self.process = subprocess.Popen(
            [program, "serve", "--port", "0", *map(str, words)], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, env=environment)
        self.lines, self.link, ready = [], None, threading.Event()
        # What is read on keeps the program from waiting for its reader.
        self.reader = threading.Thread(target=self.read, args=[ready], daemon=True)
        self.reader.start()
        ready.wait(60)
        if not self.link:
            self.kill()
            raise SystemExit(f"the program named no address: {''.join(self.lines)}")
        parts = urlsplit(self.link)
        self.origin, self.port = f"{parts.scheme}://{parts.netloc}", parts.port
        self.key = parse_qs(parts.query)["key"][0]

    def read(self, ready):
        for line in self.process.stdout:
            self.lines.append(line)
            found = re.search(r"http://\S+", line)
            if found and not self.link:
                self.link = found.group()
                ready.set()
        ready.set()

    @property
    def log(self):
        return "".join(self.lines)

    def stop(self):
        """Ends it as Ctrl-C does; the exit code, or what says that it did not end."""
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()
            return "killed"
        finally:
            self.reader.join(5)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Look:
    """One browser window that reports all it complains of, and every request that goes elsewhere."""

    def __init__(self, context, server, faults, scripts=True):
        self.context, self.server, self.faults, self.scripts = context, server, faults, scripts
        self.place, self.addresses, self.expected = "", set(), ()
        context.set_default_timeout(60_000)
        self.page = context.new_page()
        self.devtools = context.new_cdp_session(self.page)
        self.page.on("console", self.note)
        self.page.on("pageerror", lambda error: self.fault(f"a script fails: {error}"))
        context.on("request", self.request)
        self.enter()

    def enter(self):
        """Opens the link; it goes on by itself, sooner or later than we look."""
        self.page.goto(self.server.link)
        self.page.wait_for_url(self.server.origin + "/")

    def fault(self, words):
        how = "" if self.scripts else ", without scripts"
        self.faults.append(f"{self.place}{how}: {words}")

    def note(self, note):
        # An answer that is expected to refuse makes the browser note its status.
        if not any(f"status of {status} " in note.text for status in self.expected):
            self.fault(f"the browser says: {note.text}")

    def request(self, request):
        self.addresses.add(request.url)
        if not request.url.startswith(self.server.origin + "/"):
            self.fault(f"asks elsewhere: {request.url}")

    def open(self, address, status=200):
        self.expected = () if status == 200 else (status,)
        answer = self.page.goto(self.server.origin + address)
        # A place inside the page that is open already leads to no answer.
        if answer and answer.status != status:
            self.fault(f"{address} has status {answer.status}")

    def press(self, button, inside=None, status=200):
        """Presses a button by its words and waits for the page that follows."""
        self.expected = () if status == 200 else (status,)
        place = self.page.locator(inside) if inside else self.page
        with self.page.expect_navigation() as going:
            place.get_by_role("button", name=button, exact=True).first.click()
        if going.value and going.value.status != status:
            self.fault(f"after '{button}' comes status {going.value.status}")
