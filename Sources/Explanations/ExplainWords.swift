/// What clinicians and readers call things of the model.
enum ExplainWords {
  /// The model's keys that a word means; nil where it is no such word. Capitals, spaces and hyphens do not count.
  static func keys(_ word: String) -> [String]? {
    let folded = fold(word)
    return table.first { $0.words.contains { fold($0) == folded } }?.keys
  }

  /// Every word, for suggestions.
  static var all: [String] { table.flatMap(\.words) }

  static func fold(_ text: String) -> String {
    String(text.lowercased().filter { !" -_".contains($0) })
  }

  struct Entry: Sendable {
    /// The first is the one that lists show.
    let words: [String]
    let keys: [String]

    init(_ words: [String], _ keys: String...) {
      self.words = words
      self.keys = keys
    }
  }

  static let table = vitaminK + bone + vessel + minerals + outcomes

  private static let vitaminK: [Entry] = [
    Entry(["ucOC", "undercarboxylated osteocalcin", "Glu-OC"], "vitaminK.bone.undercarboxylatedOsteocalcin"),
    Entry(["cOC", "carboxylated osteocalcin", "Gla-OC"], "vitaminK.bone.carboxylatedOsteocalcin"),
    Entry(["osteocalcin", "total osteocalcin"], "vitaminK.bone.totalOsteocalcin"),
    Entry(["ucOC/cOC", "UCR"], "vitaminK.bone.undercarboxylation"),
    Entry(["%ucOC", "ucOC %"], "vitaminK.bone.undercarboxylatedShare"),
    Entry(["dp-ucMGP", "inactive MGP", "matrix Gla protein"], "vitaminK.vessel.dpucMGP.plasma"),
    Entry(["PIVKA-II", "PIVKA", "DCP"], "coagulation.PIVKA"),
    Entry(["INR"], "coagulation.INR"),
    Entry(["plasma K1", "K1", "phylloquinone"], "vitaminK.phylloquinone.concentration"),
    Entry(["plasma MK-4", "MK-4", "menaquinone-4"], "vitaminK.menaquinone4.concentration"),
    Entry(["plasma MK-7", "MK-7", "menaquinone-7"], "vitaminK.menaquinone7.concentration"),
    Entry(["plasma MK-8", "MK-8"], "vitaminK.menaquinone8.concentration"),
    Entry(["plasma MK-9", "MK-9"], "vitaminK.menaquinone9.concentration"),
  ]
  private static let bone: [Entry] = [
    Entry(
      ["BMD", "bone density", "bone mineral density"], "bone.lumbarSpine.density", "bone.femoralNeck.density",
      "bone.totalHip.density"),
    Entry(["T-score"], "bone.lumbarSpine.tScore", "bone.femoralNeck.tScore", "bone.totalHip.tScore"),
    Entry(["Z-score"], "bone.lumbarSpine.zScore", "bone.femoralNeck.zScore", "bone.totalBody.zScore"),
    Entry(["BMC", "bone mineral content"], "bone.totalBody.content", "bone.lumbarSpine.content"),
    Entry(["matrix quality", "bone quality"], "bone.lumbarSpine.quality", "bone.femoralNeck.quality"),
    Entry(["P1NP", "formation marker"], "bone.p1np"),
    Entry(["CTX", "resorption marker"], "bone.ctx"),
  ]
  private static let vessel: [Entry] = [
    Entry(
      ["CAC", "coronary artery calcium", "coronary calcium", "Agatston score", "calcium score"],
      "vessel.coronary.agatston"),
    Entry(["aortic calcium", "TAC", "AAC"], "vessel.thoracicAorta.agatston", "vessel.abdominalAorta.agatston"),
    Entry(["AVC", "aortic valve calcium", "valve calcium"], "vessel.valve.agatston"),
    Entry(["cfPWV", "PWV", "pulse wave velocity"], "vessel.pulseWaveVelocity"),
    Entry(["T50", "calcification propensity"], "vessel.calcificationPropensity"),
    Entry(["LDL", "LDL cholesterol"], "circulation.ldl"),
    Entry(["HDL", "HDL cholesterol"], "circulation.hdl"),
    Entry(["total cholesterol", "cholesterol"], "circulation.totalCholesterol"),
    Entry(["triglycerides"], "circulation.triglycerides"),
    Entry(["systolic pressure", "blood pressure"], "circulation.systolicPressure"),
  ]
  private static let minerals: [Entry] = [
    Entry(["PTH", "parathyroid hormone"], "mineral.parathyroidHormone"),
    Entry(["25-OH-D", "25OHD", "vitamin D", "calcidiol"], "mineral.calcidiol"),
    Entry(["1,25-OH2-D", "calcitriol"], "mineral.calcitriol"),
    Entry(["calcium", "plasma calcium", "serum calcium"], "mineral.calcium.total"),
    Entry(["ionised calcium", "ionized calcium"], "mineral.calcium.ionised"),
    Entry(["phosphate", "plasma phosphate", "serum phosphate"], "mineral.phosphate"),
    Entry(["urinary calcium"], "mineral.urine.calcium"),
    Entry(["eGFR", "GFR", "kidney function"], "kidney.filtration"),
    Entry(["kidney stones", "kidney stone"], "kidney.stone.ever"),
  ]
  private static let outcomes: [Entry] = [
    Entry(["hip fracture"], "fracture.hip.hazard"),
    Entry(["fracture", "fracture risk"], "fracture.any.hazard"),
    Entry(["heart attack", "coronary event", "infarction"], "outcome.coronary.hardHazard"),
    Entry(["stroke"], "outcome.stroke.hazard"),
    Entry(["aortic stenosis"], "outcome.aorticStenosis.hazard"),
    Entry(["death", "mortality"], "outcome.death.hazard"),
    Entry(["survival"], "outcome.survival"),
  ]
}
