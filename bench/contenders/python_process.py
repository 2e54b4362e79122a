"""A Python extractor as a contender: pages come as JSON lines, `go` makes a pass over them, which answers its CPU seconds."""
import json
import sys
import time

library = sys.argv[1]
if library == "trafilatura":
    import trafilatura

    version = trafilatura.__version__

    def extract(page):
        return trafilatura.extract(page["html"], url=page["url"]) or ""
else:
    from importlib.metadata import version as version_of

    from resiliparse.extract.html2text import extract_plain_text

    version = version_of("resiliparse")

    def extract(page):
        return extract_plain_text(page["html"], main_content=True)


print(json.dumps({"version": version}))
pages = []
for line in sys.stdin:
    if line.strip() != "go":
        pages.append(json.loads(line))
        continue
    begun = time.process_time()
    made = sum(len(extract(page)) for page in pages)
    print(json.dumps({"cpuSeconds": time.process_time() - begun, "made": made}))
