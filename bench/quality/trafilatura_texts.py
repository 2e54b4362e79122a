"""Pages as a JSON list of {html, url} on standard input; what trafilatura reads from each as a list of {text, headline} or null."""
import json
import sys

import trafilatura
from trafilatura.settings import use_config

config = use_config()
config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")


def read(page):
    text = trafilatura.extract(page["html"], url=page["url"], include_comments=False, favor_precision=True, config=config)
    metadata = trafilatura.extract_metadata(page["html"], default_url=page["url"])
    return text and {"text": text, "headline": metadata and metadata.title}


print(json.dumps([read(page) for page in json.load(sys.stdin)]))
