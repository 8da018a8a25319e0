/// What every page has around its content: one HTML file that opens without a network and may fetch nothing.
enum PageShell {
  /// - Parameters:
  ///   - style: rules of this page beside the common ones.
  ///   - version: of the program.
  static func html(title: String, style: HTML = "", version: String, body: HTML) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <meta http-equiv="Content-Security-Policy" content="\(PageScripts.policy)"/>
    <meta name="referrer" content="no-referrer"/>
    <meta name="generator" content="Menaquin \(version)"/>
    <title>\(title) · Menaquin</title>
    <style>\(PageStyle.all)\(style)</style>
    </head>
    <body>
    <a class="skip" href="#main">To the content</a>
    \(body)
    </body>
    </html>

    """
  }
}
