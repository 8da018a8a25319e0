import ModelLanguage

// What the sub-systems hand each other. Each owner replaces its lines by the real quantity of the same name.

/// Owner: Body/ (bone part).
public enum Body {
  public static let weight = Quantity("body.weight", "body mass", .kilogram, stub("weight", 70, .kilogram))
  public static let height = Quantity("body.height", "height", .centimetre, stub("height", 170, .centimetre))
  public static let bodyMassIndex = Quantity("body.bodyMassIndex", "body mass index", .kilogramPerSquareMetre, stub("bmi", 24, .kilogramPerSquareMetre))
  public static let leanMass = Quantity("body.leanMass", "lean mass", .kilogram, stub("lean", 50, .kilogram))
}

/// Owner: Mineral/ (bone part). The vessel takes its calcium and phosphorus from these two pools.
public enum Mineral {
  public static let plasmaCalcium = Pool("mineral.calcium.extracellular", "plasma-exchangeable calcium", .milligram, scale: 1300, atBirth: stub("q", 1300, .milligram))
  public static let extracellularPhosphorus = Pool("mineral.phosphorus.extracellular", "extracellular phosphorus", .milligram, scale: 500, atBirth: stub("e", 500, .milligram))
  /// Plasma phosphate above what is normal for the age.
  public static let phosphateExcess = Quantity("mineral.phosphate.excess", "plasma phosphate above the age's normal", .milligramPerDecilitre, stub("dP", 0, .milligramPerDecilitre))
}

/// Owner: Bone/. Osteocalcin production relative to a 40-year-old (`form` of the vitamin K part).
public enum Bone {
  public static let osteocalcinProduction = Quantity("bone.osteocalcinProduction", "osteocalcin production relative to an adult of 40", .one, stub("form", 1, .one))
}

func stub(_ key: String, _ value: Double, _ unit: UnitOfMeasure) -> RateLaw {
  parameter("stub.\(key)", "stands in until its owner lands", value, unit, in: -1e9...1e9, from: .assumption("stub"), by: .assumed)
}
