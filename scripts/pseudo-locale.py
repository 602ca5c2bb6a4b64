#!/usr/bin/env python3
"""pseudo-locale.py IN.ts OUT.ts: a language in which every text of the source stands in brackets, [so]. What is seen
without them was never meant to be translated, or forgotten."""
import sys
import xml.etree.ElementTree as tree


def is_key(text):
    """A key sequence must stay one."""
    return text in ("F2",) or text.startswith(("Ctrl+", "Alt+", "Shift+"))


def main(source, target):
    document = tree.parse(source)
    document.getroot().set("language", "de")  # two forms for numbers
    for message in document.getroot().iter("message"):
        text = message.find("source").text
        text = text if is_key(text) else f"[{text}]"
        translation = message.find("translation")
        translation.attrib.pop("type", None)
        forms = list(translation)
        if message.get("numerus") == "yes":
            for form in forms:
                form.text = text
        else:
            translation.text = text
    document.write(target, encoding="utf-8", xml_declaration=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
