/// The words that tell foods apart, in the singular and without diacritics, as `SearchText` writes them.
extension FoodClassifier {
  /// Leaves and green heads whose phylloquinone sits in the chloroplast.
  static let greenWords: Set<String> = [
    "amaranth", "arugula", "basil", "brussel", "cabbage", "chard", "chicory", "chive", "cilantro", "collard",
    "coriander", "cress", "dandelion", "endive", "escarole", "green", "kale", "komatsuna", "lettuce", "moringa",
    "moroheiya", "lambsquarter", "nanohana", "nira", "parsley", "purslane", "radicchio", "rocket", "romaine", "salad",
    "scallion",
    "shiso", "shungiku", "sorrel", "spinach", "sprout", "watercress", "leaf", "choi", "choy", "napa", "spring",
  ]
  /// Words that make a `green` of the list above something else: green beans, green peppers, green tomatoes.
  static let notGreens: Set<String> = [
    "bean", "pea", "pepper", "tomato", "olive", "soybean", "alfalfa", "mung", "bamboo", "pickle", "pickled", "soup",
    "juice", "potato", "mushroom", "cauliflower", "chili", "chilies", "chily", "dried", "banana", "plantain",
  ]
  static let cookedWords: Set<String> = [
    "boiled", "cooked", "steamed", "roasted", "baked", "canned", "sauteed", "fried", "microwaved", "creamed",
    "drained", "braised", "stewed", "grilled", "souffle",
  ]
  static let fermentedWords: Set<String> = ["kimchi", "sauerkraut", "nozawana", "natto", "miso", "tempeh", "fermented"]
  static let plantMilks: Set<String> = [
    "peanut", "almond", "cashew", "coconut", "soy", "rice", "oat", "nut", "sesame", "sunflower", "apple", "cocoa",
    "hazelnut", "hemp",
  ]
  static let animalWords: Set<String> = [
    "butter", "buttermilk", "milk", "cheese", "cream", "creamy", "egg", "yogurt", "whey", "custard", "milkshake",
    "meat", "chicken", "beef", "pork", "ham", "bacon", "turkey", "sausage", "pepperoni", "fish", "tuna", "salmon",
    "shrimp", "crab", "anchovy", "lard", "tallow", "animal", "dairy", "chocolate", "caramel", "croissant", "danish",
    "cake", "cookie", "pie", "pastry", "doughnut", "brioche", "muffin", "pancake", "waffle", "biscuit", "pudding",
    "mayonnaise", "thousand", "gratin", "scalloped", "souffle", "alfredo", "hollandaise", "stuffed", "gravy", "pizza",
    "sandwich", "colada", "ranch", "caesar", "latte", "cappuccino", "mocha", "macchiato", "eggnog", "ghee", "fudge",
    "toffee",
  ]
  static let animalFats: Set<String> = ["lard", "tallow", "mutton", "goose", "duck", "chicken", "turkey", "beef"]
  static let cheeses: Set<String> = [
    "cheese", "cheddar", "mozzarella", "parmesan", "swiss", "neufchatel", "ricotta", "feta", "brie", "camembert",
    "monterey", "colby", "provolone", "gruyere", "gouda", "edam", "muenster", "munster", "limburger", "fontina",
    "romano", "queso", "emmental", "comte", "beaufort", "pecorino", "roquefort", "gorgonzola", "cantal", "raclette",
    "mimolette", "maasdam", "saint", "reblochon", "mascarpone", "quark", "fromage",
  ]
  static let organs: Set<String> = [
    "liver", "kidney", "heart", "giblet", "gizzard", "brain", "tongue", "spleen", "pancrea", "lung", "thymus",
    "tripe", "pate", "liverwurst", "sweetbread",
  ]
  static let processed: Set<String> = [
    "bologna", "frankfurter", "salami", "pepperoni", "kielbasa", "sausage", "bacon", "ham", "nugget",
  ]
  static let birds: Set<String> = ["chicken", "turkey", "duck", "goose", "quail"]
  static let redMeats: Set<String> = ["beef", "pork", "lamb", "veal", "wagyu", "deer", "hare"]
}
