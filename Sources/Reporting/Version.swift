/// Of the program, as outputs name it.
public enum Version {
  public static let text = "0.1.0"
}
