import Tabular

/// The columns of the analysis tables: what each means and its unit. `columns.csv` is made of them, and so are the headers.
enum AnalysisColumns {
  typealias Column = (name: String, meaning: String, unit: String)

  private static let person: [Column] = [
    ("STUDYID", "fingerprint of the run", ""), ("USUBJID", "fingerprint and the person's number", ""),
    ("SUBJID", "the person's number", ""),
  ]

  /// One row per person.
  static let subjects: [Column] =
    person + [
      ("ARM", "arm that the person was randomised to", ""), ("TRT01P", "the same, as planned treatment", ""),
      ("AGE", "at entry", "YEARS"), ("AGEU", "unit of AGE", ""), ("SEX", "F or M", ""),
      ("ADHERE", "share of doses that the person takes outside breaks; not a CDISC variable", "1"),
      ("EOSSTT", "COMPLETED or DISCONTINUED", ""),
      ("DCSREAS", "why discontinued: LOST TO FOLLOW-UP or DEATH", ""),
      ("EOSDY", "day of the end of observation; the first day of the trial is 1", "DAYS"),
      ("DTHFL", "Y who died under observation", ""),
    ]

  /// One row per reading: at the start and at each visit until the person is lost or dies.
  static let readings: [Column] =
    person + [
      ("TRTP", "arm", ""), ("PARAMCD", "short name of the quantity", ""), ("PARAM", "quantity and its unit", ""),
      ("AVISIT", "visit", ""), ("AVISITN", "number of the visit; 0 is the start", ""),
      ("ADY", "day of the reading; the first day of the trial is 1", "DAYS"),
      ("AVAL", "the reading, with measurement noise", "as in AVALU"), ("AVALU", "unit of AVAL, BASE and CHG", ""),
      ("BASE", "the reading at the start", "as in AVALU"), ("CHG", "AVAL less BASE", "as in AVALU"),
      ("PCHG", "CHG in per cent of BASE; empty where BASE is 0", "%"), ("ABLFL", "Y at the start", ""),
    ]

  /// One row per person and event that the trial counts.
  static let times: [Column] =
    person + [
      ("TRTP", "arm", ""), ("PARAMCD", "short name of the event", ""), ("PARAM", "time to the first such event", ""),
      ("AVAL", "time from the start to the event or to the end of observation", "DAYS"), ("AVALU", "unit of AVAL", ""),
      ("CNSR", "0 event, 1 lost to follow-up, 2 died of something else, 3 end of the trial", ""),
      ("EVNTDESC", "what ended the observation", ""),
    ]

  static var text: String {
    var table = TableWriter(headers: ["table", "column", "meaning", "unit"])
    for (name, columns) in [("ADSL", subjects), ("ADLB", readings), ("ADTTE", times)] {
      for column in columns { table.append([name, column.name, column.meaning, column.unit]) }
    }
    return table.text
  }

  /// Short names of at most eight letters and digits, each its own.
  static func codes(of names: [String]) -> [String] {
    var codes: [String] = []
    for name in names {
      let letters = name.uppercased().unicodeScalars.filter { ("A"..."Z").contains($0) || ("0"..."9").contains($0) }
      let whole = String(String.UnicodeScalarView(letters))
      let named = whole.first?.isLetter == true ? whole : "P" + whole
      var code = String(named.prefix(8))
      var number = 2
      while codes.contains(code) {
        code = String(named.prefix(8 - "\(number)".count)) + "\(number)"
        number += 1
      }
      codes.append(code)
    }
    return codes
  }
}
