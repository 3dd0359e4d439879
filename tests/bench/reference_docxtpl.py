"""The reference: what docxtpl users write. Usage: TEMPLATE.docx CONTEXT.yaml OUT.docx."""

import sys

import yaml
from docxtpl import DocxTemplate

template, context, out = sys.argv[1:]
with open(context, encoding="utf-8") as file:  # noqa: PTH123 - pathlib is no part of a bare script
    data = yaml.load(file, Loader=yaml.CSafeLoader)
document = DocxTemplate(template)
document.render(data, autoescape=True)
document.save(out)
