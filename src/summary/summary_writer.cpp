// Encoded twice: the first time gives every symbol its number, the second writes numbers
// that are in the order of the ids.
#include "summary/summary_writer.hpp"

#include <algorithm>
#include <vector>

#include "document/json_writer.hpp"
#include "summary/encoder.hpp"

namespace trailseal::summary {
namespace {

/// One line for each, so that a change shows as the lines that it changes.
std::string lines_of(const std::vector<std::string>& items) {
  std::string text = "[";
  for (std::size_t i = 0; i < items.size(); ++i) {
    text.append(i == 0 ? "\n" : ",\n").append(items[i]);
  }
  return text + "]";
}

template <typename T>
std::string encoded(Encoding& encoding, const T& object) {
  Encoder encoder(encoding);
  list_fields(encoder, object);
  return json_text(encoder.take());
}

std::vector<std::string> encode_inputs(Encoding& encoding, const Summary& summary) {
  std::vector<std::string> inputs;
  for (const InputSummary& input : summary.inputs) {
    inputs.push_back(encoded(encoding, input));
  }
  return inputs;
}

}  // namespace

std::string write_summary(const Summary& summary) {
  SymbolNumbers numbers;
  Encoding first{.numbers = numbers};
  encode_inputs(first, summary);
  numbers.settle();
  Encoding encoding{.numbers = numbers};
  const std::vector<std::string> inputs = encode_inputs(encoding, summary);
  std::vector<std::string> symbols;
  for (const SymbolRow& row : numbers.rows()) symbols.push_back(encoded(encoding, row));
  return "{\"schema\":\"" + std::string(kSchemaName) +
         "\",\n\"symbols\":" + lines_of(symbols) +
         ",\n\"resources\":" + lines_of(encoding.resources) +
         ",\n\"inputs\":" + lines_of(inputs) + "}\n";
}

}  // namespace trailseal::summary
