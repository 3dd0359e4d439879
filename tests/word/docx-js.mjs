// Makes docx-js.docx with the npm package `docx` (9.x): a file that another library wrote, for tests of the reader.
// Run: npm install docx && node docx-js.mjs
import fs from "node:fs";
import {
  AlignmentType, Document, Footer, FootnoteReferenceRun, Header, HeadingLevel, LevelFormat, LineRuleType, Packer,
  PageNumber, PageOrientation, Paragraph, SymbolRun, Tab, Table, TableCell, TableRow, TextRun, VerticalMergeType,
  WidthType, convertMillimetersToTwip as mm,
} from "docx";

const page = { size: { width: mm(210), height: mm(297) }, margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) } };
const number = new Header({
  children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], size: 28 })] })],
});
const cell = (text, more = {}) => new TableCell({ children: [new Paragraph(text)], ...more });

const document = new Document({
  styles: {
    default: { document: { run: { font: "Times New Roman", size: 28 }, paragraph: { spacing: { after: 120 } } } },
    paragraphStyles: [
      { id: "Khoan", name: "Khoản", basedOn: "Normal", run: { bold: true }, paragraph: { indent: { firstLine: mm(10) } } },
      { id: "Diem", name: "Điểm", basedOn: "Khoan", run: { italics: true } },
    ],
  },
  numbering: {
    config: [{
      reference: "muc",
      levels: [
        { level: 0, format: LevelFormat.UPPER_ROMAN, text: "%1.", style: { paragraph: { indent: { left: 720, hanging: 360 } } } },
        { level: 1, format: LevelFormat.DECIMAL, text: "%2)" },
      ],
    }],
  },
  footnotes: { 1: { children: [new Paragraph("Chú thích.")] } },
  sections: [
    {
      properties: { titlePage: true, page },
      headers: { default: number, first: new Header({ children: [new Paragraph("")] }) },
      footers: { default: new Footer({ children: [new Paragraph("Chân trang")] }) },
      children: [
        new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun({ text: "Đầu đề", color: "000000" })] }),
        new Paragraph({ style: "Khoan", text: "Khoản đậm" }),
        new Paragraph({ style: "Diem", children: [new TextRun("Điểm đậm nghiêng"), new TextRun({ text: " thường", bold: false, italics: false })] }),
        new Paragraph({ numbering: { reference: "muc", level: 0 }, text: "Phần một" }),
        new Paragraph({ numbering: { reference: "muc", level: 1 }, text: "ý một" }),
        new Paragraph({ numbering: { reference: "muc", level: 1 }, text: "ý hai" }),
        new Paragraph({ numbering: { reference: "muc", level: 0 }, text: "Phần hai" }),
        new Paragraph({
          alignment: AlignmentType.JUSTIFIED,
          spacing: { before: 240, after: 0, line: 360, lineRule: LineRuleType.AUTO },
          children: [
            new TextRun({ text: "Chữ hoa", allCaps: true, color: "FF0000" }), new TextRun({ children: [new Tab()] }),
            new SymbolRun({ char: "F0B3", symbolfont: "Symbol" }), new TextRun({ text: "5%", superScript: true }), new FootnoteReferenceRun(1),
          ],
        }),
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          columnWidths: [mm(40), mm(60), mm(60)],
          rows: [
            new TableRow({ tableHeader: true, children: [cell("A", { verticalMerge: VerticalMergeType.RESTART }), cell("B", { columnSpan: 2 })] }),
            new TableRow({ children: [cell("", { verticalMerge: VerticalMergeType.CONTINUE }), cell("C"), cell("D")] }),
          ],
        }),
      ],
    },
    { properties: { page: { ...page, size: { ...page.size, orientation: PageOrientation.LANDSCAPE } } }, children: [new Paragraph("Trang ngang")] },
  ],
});
fs.writeFileSync(new URL("docx-js.docx", import.meta.url), await Packer.toBuffer(document));
