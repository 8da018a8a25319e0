@testable import Reporting

/// Intake, assumptions, claims and references of the made-up person.
extension Sample {
  static let intake = IntakeContent(
    basis: "mean of six diary days",
    vitamers: [
      IntakeRow(
        nutrient: "K1", amount: 142, unit: "µg",
        adequateIntakes: [
          AdequateIntake(90, kind: "AI", source: "NASEM 2001"), AdequateIntake(70, kind: "AI", source: "EFSA 2017"),
        ],
        mostlyFrom: ["spinach", "lettuce"], quality: .measured),
      IntakeRow(nutrient: "MK-4", amount: 14, unit: "µg", mostlyFrom: ["egg yolk", "chicken"], quality: .estimated),
      IntakeRow(
        nutrient: "MK-7", amount: 0.9, unit: "µg", knownShare: 0.82,
        unknownFoods: ["sauerkraut", "miso soup", "rye bread"],
        mostlyFrom: ["cheese"], quality: .estimated),
      IntakeRow(nutrient: "MK-8", amount: 4.3, unit: "µg", mostlyFrom: ["Gouda"], quality: .estimated),
      IntakeRow(nutrient: "MK-9", amount: 12, unit: "µg", mostlyFrom: ["Gouda"], quality: .estimated),
      IntakeRow(
        nutrient: "Other menaquinones", amount: nil, unit: "µg", knownShare: 0, unknownFoods: ["3 of 41 foods"],
        quality: .unknown),
    ],
    minerals: [
      IntakeRow(
        nutrient: "Calcium", amount: 780, unit: "mg",
        adequateIntakes: [AdequateIntake(1200, kind: "RDA", source: "NASEM 2011")],
        mostlyFrom: ["cheese", "milk"], quality: .measured),
      IntakeRow(
        nutrient: "Vitamin D", amount: 4, unit: "µg",
        adequateIntakes: [AdequateIntake(15, kind: "RDA", source: "NASEM 2011")],
        mostlyFrom: ["egg", "salmon"], quality: .measured),
    ],
    contributions: [
      FoodContribution(food: "Spinach, cooked", microgramsPerDay: ["K1": 84]),
      FoodContribution(food: "Lettuce", microgramsPerDay: ["K1": 31]),
      FoodContribution(food: "Rapeseed oil", microgramsPerDay: ["K1": 14]),
      FoodContribution(
        food: "Gouda, aged", microgramsPerDay: ["K1": 0.7, "MK-4": 1.4, "MK-7": 0.6, "MK-8": 4.3, "MK-9": 12]),
      FoodContribution(food: "Egg yolk", microgramsPerDay: ["K1": 0.4, "MK-4": 6.8]),
      FoodContribution(food: "Chicken thigh", microgramsPerDay: ["MK-4": 5.1]),
      FoodContribution(food: "Sauerkraut", microgramsPerDay: ["K1": 6, "MK-7": 0.3], unknownVitamers: ["MK-9"]),
      FoodContribution(food: "Miso soup", microgramsPerDay: ["K1": 1], unknownVitamers: ["MK-7"]),
    ],
    notes: ["K2 of three foods is unknown; no supplements."])

  static let assumptions: [Assumption] = [
    Assumption(
      what: "Spine T-score", valueUsed: "−1.8", from: "measured 3 Nov 2025", movesTheAnswer: 0.31, isAssumed: false),
    Assumption(
      what: "Wrist fracture", valueUsed: "at 55", from: "the person's file", movesTheAnswer: 0.18, isAssumed: false),
    Assumption(
      what: "Parent’s hip fracture", valueUsed: "mother", from: "the person's file", movesTheAnswer: 0.14,
      isAssumed: false),
    Assumption(
      what: "Kidney function, eGFR", valueUsed: "84 mL/min/1.73 m² (68 – 100)",
      from: "not given: mean of women aged 58",
      movesTheAnswer: 0.03, isAssumed: true),
    Assumption(
      what: "25-OH-D", valueUsed: "52 nmol/L (30 – 80)", from: "not given: from intake and season",
      movesTheAnswer: 0.06, isAssumed: true),
    Assumption(
      what: "Adherence", valueUsed: "80 of 100 days", from: "assumed, as in trials", movesTheAnswer: 0.02,
      isAssumed: true),
    Assumption(
      what: "Smoking, alcohol", valueUsed: "never; 1 unit a day", from: "the person's file", movesTheAnswer: 0.01,
      isAssumed: false),
    Assumption(
      what: "Diet before 2026", valueUsed: "as now", from: "not given", movesTheAnswer: 0.004, isAssumed: true),
  ]

  static let tests: [Suggestion] = [
    Suggestion("Hip bone density", why: "narrows the fracture range most (106 – 196 to 121 – 178 per 1,000)."),
    Suggestion("25-OH vitamin D", why: "not known, and intake is low."),
    Suggestion("eGFR", why: "assumed 84; moves dp-ucMGP."),
    Suggestion("dp-ucMGP or ucOC again", why: "after three months, if anything is begun."),
  ]

  static let questions = [
    "Is my calcium and vitamin D intake enough for my bones?",
    "Does my fracture history call for treatment in its own right?",
    "Would K2 get in the way of anything you plan to prescribe?",
    "What would we measure to know whether it did something?",
  ]

  static let claims: [ClaimSummary] = [
    ClaimSummary(
      number: 2, text: "K2 activates osteocalcin, which binds calcium in the bone matrix",
      grade: "high (marker), low (outcome)",
      word: .likely, known: "Inactive osteocalcin falls with dose in adults; 45 µg a day barely, 180 µg about by half.",
      notKnown: "Whether the change in crystal alignment seen in animals occurs in people.", references: [1, 2]),
    ClaimSummary(
      number: 7, text: "K2 helps prevent osteoporosis", grade: "low", word: .uncertain,
      known:
        "Trials in people with enough calcium and vitamin D: bone density unchanged. Fractures, trials at low risk "
        + "of bias: odds ratio 0.76 (0.58 – 1.01).",
      notKnown: "Whether fractures fall without a change in density.", references: [3, 4]),
    ClaimSummary(
      number: 8, text: "Osteoporosis raises fracture risk and changes quality of life", grade: "high", word: .likely,
      known: "Strong and consistent; carries most of the fracture result.", references: [4]),
    ClaimSummary(
      number: 10, text: "High K2 goes with less arterial calcification", grade: "low", word: .uncertain,
      known:
        "Cohorts: less coronary calcium in the highest quarter. Randomised trials: mostly none. Genetics: none.",
      notKnown: "No trial has met a calcification primary endpoint.", references: [5, 6, 7, 8]),
    ClaimSummary(
      number: 11, text: "K2 manages soft-tissue calcification from heart to kidneys", grade: "very low",
      word: .notShown,
      known: "Aortic valve trial in men aged 65 to 74: no difference in two years. Kidney stones: conflicting.",
      references: [6]),
    ClaimSummary(
      number: 13, text: "Food, supplements, or both can ensure adequate intake", grade: "-", word: nil,
      known: "No intake standard for K2 exists.", isCarriedByResults: false),
  ]

  static let references: [ReferenceEntry] = [
    ReferenceEntry(number: 1, text: "Dalmeijer 2012, dose steps of MK-7 on osteocalcin and matrix Gla protein."),
    ReferenceEntry(
      number: 2, text: "Knapen 2013, three years of MK-7 in postmenopausal women.", doi: "10.1007/s00198-013-2325-6"),
    ReferenceEntry(number: 3, text: "Emaus 2010, MK-7 and bone loss.", doi: "10.1007/s00198-009-1126-4"),
    ReferenceEntry(
      number: 4, text: "Mott 2019, vitamin K and fractures: meta-analysis.", doi: "10.1007/s00198-019-04949-0"),
    ReferenceEntry(
      number: 5, text: "Beulens 2009, menaquinones.", doi: "10.1016/j.atherosclerosis.2008.07.010"),
    ReferenceEntry(
      number: 6, text: "Diederichsen 2022, aortic valve trial.", doi: "10.1161/CIRCULATIONAHA.121.057008"),
    ReferenceEntry(
      number: 7, text: "Vlasschaert 2020, trials of vitamin K in vascular disease.", doi: "10.3390/nu12102909"),
    ReferenceEntry(number: 8, text: "Zwakenberg 2019, genetics.", doi: "10.1016/j.clnu.2019.04.024"),
  ]
}
