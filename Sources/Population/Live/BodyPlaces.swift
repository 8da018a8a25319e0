import ModelLanguage
import Physiology
import Simulation

/// The model's parameters that carry a drawn covariate, found once.
enum BodyPlaces {
  struct Named: Sendable {
    let key: String
    let place: LawPerson.Place

    fileprivate init(_ key: String) {
      self.key = key
      place = BodyLaws.shared.laws.place(key)
    }
  }

  static let height = Named("body.height.factor")
  static let mass = Named("body.mass.factor")
  static let systolicPressure = Named("circulation.systolic.z")
  static let ldl = Named("circulation.ldl.z")
  static let hdl = Named("circulation.hdl.z")
  static let triglycerides = Named("circulation.triglycerides.z")
  static let skin = Named("mineral.calcidiol.skin")
  static let statin = BodyLaws.shared.laws.inputPlace("medicine.statin")
  static let vitaminD = BodyLaws.shared.laws.inputPlace("intake.vitaminD")

  static let menopause = parameter("bone.menopauseAge")
  static let calcium = parameter("intake.calcium.factor")
  static let skinOfOthers = parameter("mineral.calcidiol.skin")
  static let onDialysis = parameter("kidney.filtration.onDialysis")

  private static func parameter(_ key: String) -> Parameter {
    guard let found = ReferenceModel.model.parameter(key) else { preconditionFailure("the model has no '\(key)'") }
    return found
  }
}

extension Parameter {
  /// Standard deviation of the logarithm between people; 0 where people do not differ so.
  var logSpread: Double {
    if case .logNormal(let sd) = spread { sd } else { 0 }
  }
}
