import ArgumentParser

@main
struct Menaquin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "menaquin", abstract: "What vitamin K2 does in a human body, from birth to old age.")
}
