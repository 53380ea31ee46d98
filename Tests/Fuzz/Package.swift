// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the normal build needs neither libFuzzer nor a sanitizer. Built by scripts/checks/fuzz.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "bantin", path: "../..")],
  targets: [
    .systemLibrary(name: "CLibFuzzer"),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "CLibFuzzer",
        .product(name: "Dedupe", package: "bantin"),
        .product(name: "Extract", package: "bantin"),
        .product(name: "Fetch", package: "bantin"),
        .product(name: "Language", package: "bantin"),
        .product(name: "Model", package: "bantin"),
      ],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
