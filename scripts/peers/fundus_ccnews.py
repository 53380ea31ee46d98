"""Fundus's CC-NEWS path over one archive: its reader, its choice of publishers, its parsers.

usage: fundus_ccnews.py ARCHIVE     prints {"articles", "with_text", "cpu_seconds"}

Fundus takes an archive's address, not its path, so the file is served to it on loopback.
"""
import functools, http.server, json, sys, threading, time
from pathlib import Path

from fundus import PublisherCollection
from fundus.scraping.html import CCNewsSource
from fundus.scraping.scraper import CCNewsScraper


class Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


archive = Path(sys.argv[1]).resolve()
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=archive.parent))
threading.Thread(target=server.serve_forever, daemon=True).start()
source = CCNewsSource(*PublisherCollection, warc_path=f"http://127.0.0.1:{server.server_port}/{archive.name}")
start, articles, with_text = time.process_time(), 0, 0
for article in CCNewsScraper(source).scrape(error_handling="suppress"):
    articles += 1
    with_text += 1 if article.body and str(article.body) else 0
print(json.dumps({"articles": articles, "with_text": with_text, "cpu_seconds": time.process_time() - start}))
