/// Coefficients of the PREVENT base equations as published (evidence row D009), women first.
extension PreventEquation {
  static let atherosclerotic = PreventEquation("ascvd", atheroscleroticMain + atheroscleroticProducts)
  static let total = PreventEquation("cvd", totalMain + totalProducts)
  static let heartFailure = PreventEquation("hf", heartFailureMain + heartFailureProducts)

  private static let atheroscleroticMain = coefficientTable([
    (.constant, -3.819975, -3.500655), (.age, 0.719883, 0.7099847), (.nonHDL, 0.1176967, 0.1658663),
    (.hdl, -0.151185, -0.1144285), (.lowPressure, -0.0835358, -0.2837212), (.highPressure, 0.3592852, 0.3239977),
    (.diabetes, 0.8348585, 0.7189597), (.smoking, 0.4831078, 0.3956973), (.lowFiltration, 0.4864619, 0.3690075),
    (.highFiltration, 0.0397779, 0.0203619), (.antihypertensive, 0.2265309, 0.2036522),
    (.statin, -0.0592374, -0.0865581),
  ])
  private static let atheroscleroticProducts = coefficientTable([
    (.antihypertensiveHighPressure, -0.0395762, -0.0322916), (.statinNonHDL, 0.0844423, 0.114563),
    (.ageNonHDL, -0.0567839, -0.0300005), (.ageHDL, 0.0325692, 0.0232747), (.ageHighPressure, -0.1035985, -0.0927024),
    (.ageDiabetes, -0.2417542, -0.2018525), (.ageSmoking, -0.0791142, -0.0970527),
    (.ageLowFiltration, -0.1671492, -0.1217081),
  ])

  private static let totalMain = coefficientTable([
    (.constant, -3.307728, -3.031168), (.age, 0.7939329, 0.7688528), (.nonHDL, 0.0305239, 0.0736174),
    (.hdl, -0.1606857, -0.0954431), (.lowPressure, -0.2394003, -0.4347345), (.highPressure, 0.3600781, 0.3362658),
    (.diabetes, 0.8667604, 0.7692857), (.smoking, 0.5360739, 0.4386871), (.lowFiltration, 0.6045917, 0.5378979),
    (.highFiltration, 0.0433769, 0.0164827), (.antihypertensive, 0.3151672, 0.288879),
    (.statin, -0.1477655, -0.1337349),
  ])
  private static let totalProducts = coefficientTable([
    (.antihypertensiveHighPressure, -0.0663612, -0.0475924), (.statinNonHDL, 0.1197879, 0.150273),
    (.ageNonHDL, -0.0819715, -0.0517874), (.ageHDL, 0.0306769, 0.0191169), (.ageHighPressure, -0.0946348, -0.1049477),
    (.ageDiabetes, -0.27057, -0.2251948), (.ageSmoking, -0.078715, -0.0895067),
    (.ageLowFiltration, -0.1637806, -0.1543702),
  ])

  private static let heartFailureMain = coefficientTable([
    (.constant, -4.310409, -3.946391), (.age, 0.8998235, 0.8972642), (.lowPressure, -0.4559771, -0.6811466),
    (.highPressure, 0.3576505, 0.3634461), (.diabetes, 1.038346, 0.923776), (.smoking, 0.583916, 0.5023736),
    (.lowBodyMass, -0.0072294, -0.0485841), (.highBodyMass, 0.2997706, 0.3726929),
    (.lowFiltration, 0.7451638, 0.6926917),
    (.highFiltration, 0.0557087, 0.0251827), (.antihypertensive, 0.3534442, 0.2980922),
  ])
  private static let heartFailureProducts = coefficientTable([
    (.antihypertensiveHighPressure, -0.0981511, -0.0497731), (.ageHighPressure, -0.0946663, -0.1289201),
    (.ageDiabetes, -0.3581041, -0.3040924), (.ageSmoking, -0.1159453, -0.1401688),
    (.ageHighBodyMass, -0.003878, 0.0068126),
    (.ageLowFiltration, -0.1884289, -0.1797778),
  ])

  /// Rows of a term and its coefficients in women and men.
  private static func coefficientTable(_ rows: [Coefficient]) -> [Coefficient] { rows }
}
