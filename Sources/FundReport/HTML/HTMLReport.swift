import Foundation
import FundDigest
import FundModel
import FundResults

/// A document as one page that needs nothing else: style, script, library of charts and data are inside,
/// and its policy forbids requests.
///
/// Texts, figures and tables are written here and stand without a script; the script draws the charts from
/// the document, which is embedded as JSON. The same document and library give the same bytes.
///
/// - Throws: `RunDocumentError` when the document cannot be written as JSON, `DigestError`.
public func htmlReport(_ document: VisualDocument, charts: ChartLibrary) throws -> [UInt8] {
  let style = HTMLAssets.style
  let scripts = [charts.source, HTMLAssets.script]
  let policy = [
    "default-src 'none'", "style-src \(try allowed([style]))", "script-src \(try allowed(scripts))",
    "base-uri 'none'", "form-action 'none'",
  ].joined(separator: "; ")
  var page = HTMLPage(document)
  let body = page.body()
  var bytes: [UInt8] = []
  func add(_ text: String) { bytes += text.utf8 }
  add(
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="equihome \(escaped(document.manifest.engineVersion))">
    <title>\(escaped(document.title))</title>
    <style>
    """)
  bytes += style
  add("</style>\n</head>\n<body>\n\(body)")
  add("<script type=\"application/json\" id=\"document\">")
  bytes += try embeddedJSON(document)
  add("</script>\n")
  for script in scripts {
    add("<script>")
    bytes += script
    add("</script>\n")
  }
  add("</body>\n</html>\n")
  return bytes
}

/// Names the scripts or styles that a policy allows by their digests: nothing that slipped in can run.
private func allowed(_ contents: [[UInt8]]) throws -> String {
  try contents.map { "'sha256-\(Data(try SHA256.digest(of: $0)).base64EncodedString())'" }
    .joined(separator: " ")
}

/// The document as JSON that no reader of HTML takes for markup.
private func embeddedJSON(_ document: VisualDocument) throws -> [UInt8] {
  var bytes: [UInt8] = []
  for byte in try document.json() {
    if byte == UInt8(ascii: "<") { bytes += #"\u003c"#.utf8 } else { bytes.append(byte) }
  }
  return bytes
}

/// The page's own style and script, compiled into the program.
enum HTMLAssets {
  static let style: [UInt8] = [0x0A] + PackageResources.report_css

  /// The parts of the script in the order of use, in one scope of their own.
  static let script: [UInt8] =
    Array("\n(() => {\n\"use strict\";\n".utf8)
    + PackageResources.figures_js + PackageResources.palette_js + PackageResources.overlays_js
    + PackageResources.curves_js + PackageResources.bars_js + PackageResources.legend_js
    + PackageResources.tables_js + PackageResources.page_js + Array("})();\n".utf8)
}
