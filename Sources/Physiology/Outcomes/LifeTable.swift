import ModelLanguage

/// Death hazard by whole age and sex of a population: logarithms of the hazard per year, straight lines between ages.
///
/// Another country is another table of the same shape.
public struct LifeTable: Sendable {
  public let name: String
  public let source: Citation
  /// Natural logarithm of the death hazard per year during the years of life from 0, 1, 2 … (placed at their middles).
  public let female: [Double]
  public let male: [Double]

  public init(name: String, source: Citation, female: [Double], male: [Double]) {
    self.name = name
    self.source = source
    self.female = female
    self.male = male
  }

  /// The logarithm of the person's death hazard per year at their age.
  var logHazard: RateLaw {
    RateLaw.interpolate(table(male, "men"), at: .time) * isMale + RateLaw.interpolate(table(female, "women"), at: .time)
      * (1 - isMale)
  }

  private func table(_ values: [Double], _ who: String) -> RateLaw.Table {
    RateLaw.Table(
      name: "\(name), \(who)", start: 0.5, step: 1, abscissaUnit: .year, values: values, unit: .one, source: source)
  }

  private var isMale: RateLaw {
    parameter(
      "person.male", "1 in a man, 0 in a woman: chooses the life table", female: 0, male: 1, .one, in: 0...1,
      from: .assumption("definition"), by: .measured)
  }
}

extension LifeTable {
  /// United States, 2019: the last year before the pandemic.
  public static let unitedStates2019 = LifeTable(
    name: "life table of the United States, 2019",
    source: .published(
      "US 2019 death hazards by single age: R package survival, survexp.us (evidence curve mortality_hazard_US_2019)"),
    female: [
      -5.2868, -7.9836, -8.4732, -8.7035, -8.8955, -8.9872, -9.0970, -9.1905, -9.2512, -9.2829,
      -9.2616, -9.1905, -9.0619, -8.8810, -8.6797, -8.4974, -8.3307, -8.1807, -8.0503, -7.9294,
      -7.8141, -7.7085, -7.6211, -7.5540, -7.5002, -7.4542, -7.4037, -7.3478, -7.2774, -7.1994,
      -7.1209, -7.0470, -6.9771, -6.9148, -6.8590, -6.8016, -6.7431, -6.6918, -6.6485, -6.6069,
      -6.5606, -6.5063, -6.4415, -6.3683, -6.2909, -6.2111, -6.1307, -6.0533, -5.9768, -5.8983,
      -5.8199, -5.7378, -5.6476, -5.5527, -5.4597, -5.3743, -5.2957, -5.2178, -5.1379, -5.0568,
      -4.9741, -4.8951, -4.8238, -4.7611, -4.7023, -4.6440, -4.5767, -4.5016, -4.4153, -4.3219,
      -4.2274, -4.1299, -4.0436, -3.9311, -3.8432, -3.7368, -3.6397, -3.5257, -3.4188, -3.3075,
      -3.1974, -3.0878, -2.9614, -2.8372, -2.7289, -2.6074, -2.4810, -2.3561, -2.2328, -2.1111,
      -1.9915, -1.8739, -1.7587, -1.6460, -1.5361, -1.4292, -1.3256, -1.2254, -1.1288, -1.0361,
      -0.9395, -0.8447, -0.7499, -0.6551, -0.5603, -0.4655, -0.3707, -0.2759, -0.1811, -0.0863,
    ],
    male: [
      -5.0996, -7.7872, -8.2664, -8.5528, -8.7851, -8.8116, -8.8955, -8.9792, -9.0881, -9.2004,
      -9.2616, -9.1521, -8.8388, -8.4173, -8.0348, -7.7333, -7.4965, -7.2949, -7.1197, -6.9686,
      -6.8326, -6.7155, -6.6263, -6.5656, -6.5252, -6.4923, -6.4599, -6.4284, -6.3949, -6.3585,
      -6.3228, -6.2872, -6.2513, -6.2146, -6.1783, -6.1395, -6.0995, -6.0636, -6.0315, -5.9999,
      -5.9631, -5.9186, -5.8682, -5.8135, -5.7550, -5.6925, -5.6260, -5.5561, -5.4818, -5.4021,
      -5.3228, -5.2404, -5.1489, -5.0507, -4.9535, -4.8643, -4.7827, -4.7033, -4.6237, -4.5440,
      -4.4645, -4.3885, -4.3177, -4.2523, -4.1900, -4.1269, -4.0569, -3.9890, -3.9223, -3.8567,
      -3.7918, -3.7205, -3.6541, -3.5521, -3.4680, -3.3674, -3.2759, -3.1695, -3.0714, -2.9712,
      -2.8736, -2.7705, -2.6614, -2.5523, -2.4397, -2.3202, -2.2094, -2.0903, -1.9730, -1.8578,
      -1.7450, -1.6346, -1.5269, -1.4221, -1.3205, -1.2222, -1.1274, -1.0363, -0.9491, -0.8660,
      -0.7787, -0.6934, -0.6081, -0.5228, -0.4374, -0.3521, -0.2668, -0.1815, -0.0961, -0.0108,
    ])
}
