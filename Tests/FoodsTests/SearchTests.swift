import Testing

@testable import Foods

@Suite("Searching foods")
struct SearchTests {
  @Test(
    "The obvious food comes first",
    arguments: [
      ("gouda", "us_gouda"), ("goud", "us_gouda"), ("natto", "jp_natto_itohiki_japan"),
      ("nattō", "jp_natto_itohiki_japan"),
      ("納豆", "jp_natto_itohiki_japan"), ("spinach", "us_spinach_raw"), ("spinach boiled", "us_spinach_boiled"),
      ("boiled spinach", "us_spinach_boiled"), ("milk", "us_milk_whole_3_25_us"), ("egg", "us_egg_hard_boiled"),
      ("eggs", "us_egg_hard_boiled"), ("butter", "us_butter_salted"), ("bread", "us_whole_wheat_bread"),
      ("chicken breast", "us_chicken_breast_meat_roasted"), ("broccoli", "us_broccoli_boiled"), ("kale", "us_kale_raw"),
      ("salmon", "us_salmon_atlantic_farmed_cooked"), ("tomatoes", "us_tomato_raw"), ("potatoes", "us_potato_boiled"),
      ("apples", "us_apple_with_skin"), ("olive oil", "us_olive_oil"), ("courgette", "us_zucchini_raw"),
      ("kaas", "fr_gouda_nl_mixed_age"), ("karnemelk", "fr_buttermilk_cultured_skim_milk_eu"),
      ("brie", "fr_brie_de_meaux"),
      ("rocket", "us_arugula"), ("lasagna with meat", "fndds_lasagna_with_meat"), ("COFFEE", "us_coffee_brewed"),
      ("sauerkraut", "us_sauerkraut_canned"), ("edam", "us_edam"), ("ground beef", "us_ground_beef_80_broiled"),
    ])
  func obviousFirst(query: String, id: String) throws {
    #expect(try Shipped.foods().search(query, limit: 1).first?.id == id)
  }

  @Test("Curated foods come before Standard Reference, and that before the survey foods")
  func order() throws {
    let origins = try Shipped.foods().search("gouda", limit: 10).map(\.origin)
    #expect(origins == [.curated, .curated, .curated, .standardReference, .survey])
  }

  @Test("Every word must be there, at least by its beginning")
  func allWords() throws {
    for food in try Shipped.foods().search("chick roast", limit: 50) {
      let words = SearchText.words(food.name)
      #expect(words.contains { $0.hasPrefix("chick") } && words.contains { $0.hasPrefix("roast") }, "\(food.name)")
    }
    #expect(try Shipped.foods().search("spinach xyzzy").isEmpty)
    #expect(try Shipped.foods().search("  , ; ").isEmpty)
    #expect(try Shipped.foods().search("gouda", limit: 2).count == 2)
  }

  @Test(
    "Signs of the query language mean nothing in a search",
    arguments: ["\"", "gouda*", "a OR b", "NEAR(x)", "-x", "(", "gouda\""])
  func signs(query: String) throws {
    _ = try Shipped.foods().search(query)
  }

  @Test(
    "A slip of the pen finds what was meant",
    arguments: [
      ("gowda", "gouda"), ("nato", "natto"), ("spinnach", "spinach raw"), ("chiken brest", "chicken breast"),
      ("brocoli", "broccoli"), ("cheddr", "cheddar"), ("Gouda cheese", "Cheese, gouda"),
    ])
  func nearest(text: String, name: String) throws {
    #expect(try Shipped.foods().nearest(to: text).contains(name))
  }

  @Test("Nonsense finds nothing rather than anything")
  func nonsense() throws {
    #expect(try Shipped.foods().nearest(to: "xyzzyqwert") == [])
    #expect(try Shipped.foods().nearest(to: String(repeating: "x", count: 100_000)) == [])
  }
}
