// swift-tools-version: 6.1
import PackageDescription

/// The local web app, a package of its own so that the core builds without a web server.
/// `App` is a library, so that its routes are tested without a socket; `menaquin-serve` only starts it.
let package = Package(
  name: "menaquin-app",
  platforms: [.macOS(.v14)],
  products: [.executable(name: "menaquin-serve", targets: ["menaquin-serve"])],
  dependencies: [
    .package(name: "menaquin", path: ".."),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.83.0"),
    .package(url: "https://github.com/apple/swift-crypto", "3.0.0"..<"5.0.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(
      name: "App",
      dependencies: [
        .product(name: "Menaquin", package: "menaquin"), .product(name: "MenaquinPeople", package: "menaquin"),
        .product(name: "MenaquinTrials", package: "menaquin"),
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
      ],
      resources: [.copy("Resources")]),
    .executableTarget(
      name: "menaquin-serve",
      dependencies: ["App", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    .testTarget(
      name: "AppTests",
      dependencies: [
        "App", .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
