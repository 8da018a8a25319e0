import People

/// Joins the fit to measurements to a person's run.
enum Personaliser {
  static let fit: PersonRun.Personaliser? = nil
}
