import CXlsxWriter

extension WorkbookWriter {
  typealias Looks = UnsafeMutablePointer<lxw_format>

  /// The format of a style, made once for a workbook; nil is the plain one.
  func looks(_ style: WorkbookStyle, _ place: String) throws(WorkbookError) -> Looks? {
    guard style != .plain else { return nil }
    if let known = styles[style] { return known }
    var made = try format(style.format, place)
    if made == nil { made = try blank(place) }
    guard let made else { return nil }
    switch style.role {
    case .plain: break
    case .title:
      format_set_bold(made)
      format_set_font_size(made, 16)
    case .heading:
      format_set_bold(made)
      format_set_font_size(made, 12)
      format_set_font_color(made, 0x1F3864)
    case .header:
      format_set_bold(made)
      format_set_bottom(made, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_text_wrap(made)
      format_set_align(made, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .note:
      format_set_italic(made)
      format_set_font_color(made, 0x595959)
    case .total:
      format_set_bold(made)
      format_set_top(made, UInt8(LXW_BORDER_THIN.rawValue))
    case .code: format_set_font_name(made, "Courier New")
    }
    if let tone = style.tone {
      let (ink, paper) = Self.colors(tone)
      format_set_font_color(made, ink)
      format_set_bg_color(made, paper)
    }
    styles[style] = made
    return made
  }

  /// The colors that spreadsheets themselves offer for good, bad and neutral.
  static func colors(_ tone: WorkbookStyle.Tone) -> (ink: UInt32, paper: UInt32) {
    switch tone {
    case .good: (0x006100, 0xC6EFCE)
    case .bad: (0x9C0006, 0xFFC7CE)
    case .neutral: (0x9C5700, 0xFFEB9C)
    }
  }

  func linkLooks() throws(WorkbookError) -> Looks {
    let made = try blank("")
    format_set_hyperlink(made)
    return made
  }

  private func blank(_ place: String) throws(WorkbookError) -> Looks {
    guard let made = workbook_add_format(book) else {
      throw failure(LXW_ERROR_MEMORY_MALLOC_FAILED, place: place)
    }
    return made
  }
}
