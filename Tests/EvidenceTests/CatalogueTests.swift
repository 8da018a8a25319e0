import Evidence
import Testing

@Suite("Conditions and medicines")
struct CatalogueTests {
  let conditions = Catalogue<Condition>.conditions
  let medicines = Catalogue<Medicine>.medicines

  @Test("the conditions of the formats are accepted, by name and by what people write")
  func conditionNames() {
    for name in [
      "type 2 diabetes", "Type 2 Diabetes", "T2DM", "chronic kidney disease", "CKD", "dialysis", "hemodialysis",
      "cystic fibrosis", "celiac disease", "Crohn’s disease", "ulcerative colitis", "cholestasis", "gastric bypass",
      "duodenal switch", "pancreatic insufficiency", "rheumatoid arthritis", "pseudoxanthoma elasticum", "PXE",
      "Keutel syndrome", "pregnancy", "liver disease", "familial hypercholesterolaemia", "osteoporosis",
    ] {
      #expect(conditions[name] != nil, "\(name)")
    }
    #expect(conditions["type 3 diabetes"] == nil)
  }

  @Test("the medicines that matter are accepted, by name and by brand")
  func medicineNames() {
    for name in [
      "warfarin", "Coumadin", "phenprocoumon", "Marcumar", "acenocoumarol", "apixaban", "rivaroxaban", "atorvastatin",
      "prednisolone", "HRT", "orlistat", "cholestyramine", "cefotetan", "alendronate", "hydrochlorothiazide",
      "ramipril",
    ] {
      #expect(medicines[name] != nil, "\(name)")
    }
  }

  @Test("a misspelt name is answered with the nearest, never taken for it")
  func suggestions() {
    #expect(medicines["warfarine"] == nil)
    #expect(medicines.nearest(to: "warfarine").first == "warfarin")
    #expect(conditions.nearest(to: "celiac diseese").first == "celiac disease")
    #expect(medicines.nearest(to: "xxxxxxxxxxxxxxxx").isEmpty)
  }

  @Test("every vitamin K antagonist, pregnancy and dialysis raise a safety flag; direct anticoagulants do not")
  func safety() {
    for medicine in medicines.entries {
      let isAntagonist = medicine.group == "vitamin K antagonist"
      #expect((medicine.safety == .vitaminKAntagonist) == isAntagonist, "\(medicine.name)")
    }
    #expect(conditions["pregnant"]?.safety == .pregnancy)
    #expect(conditions["ESRD"]?.safety == .dialysis)
    #expect(medicines["apixaban"]?.safety == nil)
  }

  @Test("what is not modelled says so")
  func honest() {
    for name in ["alendronate", "denosumab", "raloxifene", "levothyroxine"] {
      #expect(medicines[name]?.effect == Medicine.Effect.none)
      #expect(medicines[name]?.model.contains("Not modelled") == true, "\(name)")
    }
    for condition in conditions.entries { #expect(!condition.model.isEmpty, "\(condition.name)") }
    for medicine in medicines.entries { #expect(!medicine.model.isEmpty, "\(medicine.name)") }
  }

  @Test("a glucocorticoid says how much prednisolone it stands for")
  func glucocorticoids() {
    for medicine in medicines.entries {
      #expect((medicine.effect == .glucocorticoid) == (medicine.prednisolonePerMilligram != nil), "\(medicine.name)")
    }
  }
}
