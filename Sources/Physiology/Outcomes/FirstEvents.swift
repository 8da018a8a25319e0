import ModelLanguage

/// Probability of having had a first event by this age, death of any cause competing.
///
///     dI/dt = S(t)·e^(−H)·h        S survival, H the event's cumulative hazard
///
/// Left out: that an event changes the hazard of death beyond the risk factors they share.
public struct FirstEvents: Mechanism {
  public var name: String { "First events" }
  public var summary: String { "The chance of having had an event adds up among those alive and free of it." }
  public var leftOut: [String] { ["recurrent events", "death hastened by an event itself"] }
  public var flows: [Flow] {
    Self.adding(CoronaryHeartDisease.hazard, CoronaryHeartDisease.cumulative, to: Self.coronary)
    Self.adding(Stroke.hazard, Stroke.cumulative, to: Self.stroke)
    Self.adding(HeartFailure.hazard, HeartFailure.cumulative, to: Self.heartFailure)
    Self.adding(AorticStenosis.hazard, AorticStenosis.cumulative, to: Self.aorticStenosis)
  }
}

extension FirstEvents {
  public static let coronary = incidence("coronary", "coronary heart disease")
  public static let stroke = incidence("stroke", "stroke")
  public static let heartFailure = incidence("heartFailure", "heart failure")
  public static let aorticStenosis = incidence("aorticStenosis", "severe aortic stenosis")

  private static func incidence(_ key: String, _ name: String) -> Pool {
    Pool(
      "outcome.\(key).incidence", "probability of a first event by this age: \(name)", .one, scale: 0.1, atBirth: 0,
      sumOfRisk: true)
  }

  private static func adding(_ hazard: Quantity, _ cumulative: Pool, to incidence: Pool) -> Flow {
    Flow("\(incidence.key) adds up", to: incidence, at: Outcomes.survival.now * exp(-cumulative.now) * hazard.now)
  }
}
