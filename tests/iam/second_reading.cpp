// Everything is done the plainest way: texts are taken apart into characters, wildcards are
// tried one by one, every operator is a branch. Pages of the IAM User Guide stand at each.
#include "iam/second_reading.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <optional>
#include <regex>
#include <utility>

namespace trailseal {
namespace {

enum class Answer { No, Open, Yes };

Answer of(bool yes) { return yes ? Answer::Yes : Answer::No; }
Answer inverse(Answer a) { return a == Answer::Yes ? Answer::No : of(a == Answer::No); }
Answer turned(Answer a, bool turn) { return turn && a != Answer::Open ? inverse(a) : a; }

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

/// A character of a pattern; `free` where it is a wildcard.
struct Letter {
  std::string bytes{};
  bool free = false;
};
using Letters = std::vector<Letter>;

Letters letters_of(const std::string& text, bool wildcards) {
  Letters letters;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80 && !letters.empty()) {
      letters.back().bytes += c;
    } else {
      letters.push_back({std::string(1, c), wildcards && (c == '*' || c == '?')});
    }
  }
  return letters;
}

bool fits(const Letters& p, std::size_t i, const Letters& t, std::size_t j) {
  if (i == p.size()) return j == t.size();
  if (p[i].free && p[i].bytes == "*") {
    return fits(p, i + 1, t, j) || (j < t.size() && fits(p, i, t, j + 1));
  }
  if (j == t.size()) return false;
  return (p[i].free || p[i].bytes == t[j].bytes) && fits(p, i + 1, t, j + 1);
}

bool fits(const Letters& pattern, const std::string& text) {
  return fits(pattern, 0, letters_of(text, false), 0);
}

/// At most six segments, the last with all that is left.
template <typename Sequence, typename IsColon>
std::vector<Sequence> cut(const Sequence& whole, IsColon is_colon) {
  std::vector<Sequence> parts(1);
  for (const auto& c : whole) {
    if (is_colon(c) && parts.size() < 6) {
      parts.emplace_back();
    } else {
      parts.back().push_back(c);
    }
  }
  return parts;
}

/// "ARN condition operators": each of the six components by itself.
Answer fits_arn(const Letters& pattern, const std::string& arn) {
  const auto wanted = cut(pattern, [](const Letter& l) { return l.bytes == ":"; });
  const auto found = cut(arn, [](char c) { return c == ':'; });
  if (found.size() < 6) return Answer::No;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!fits(wanted[i], found[i])) return Answer::No;
  }
  return wanted.size() < 6 ? Answer::Open : Answer::Yes;
}

/// Whether the pattern covers the ARN from a segment on, if a star at the end of a segment
/// may cover the next ones: the page on Resource says that it can, S3's that it cannot.
bool spans(const std::vector<Letters>& wanted, std::size_t i,
           const std::vector<std::string>& found, std::size_t j) {
  if (i + 1 == wanted.size()) {
    std::string rest = found[j];
    while (++j < found.size()) rest += ":" + found[j];
    return fits(wanted[i], rest);
  }
  if (!fits(wanted[i], found[j])) return false;
  const Letters& own = wanted[i];
  const bool star = !own.empty() && own.back().free && own.back().bytes == "*";
  const std::size_t last = star ? found.size() - 1 : std::min(j + 1, found.size() - 1);
  for (std::size_t next = j + 1; next <= last; ++next) {
    if (spans(wanted, i + 1, found, next)) return true;
  }
  return false;
}

Answer fits_resource(const Letters& pattern, const std::string& arn) {
  const Answer answer = fits_arn(pattern, arn);
  const auto wanted = cut(pattern, [](const Letter& l) { return l.bytes == ":"; });
  const auto found = cut(arn, [](char c) { return c == ':'; });
  const bool open =
      answer == Answer::No && found.size() == 6 && spans(wanted, 0, found, 0);
  return open ? Answer::Open : answer;
}

bool only_stars(const std::string& text) {
  return !text.empty() && text.find_first_not_of('*') == std::string::npos;
}

class Reader {
 public:
  Reader(const Value& policy, const PlainRequest& request)
      : policy_(policy), request_(request) {}

  /// "Policy evaluation logic" for who has no identity policy.
  std::string decide() {
    Answer deny = Answer::No;
    Answer allow = Answer::No;
    for (const Value* statement : list(policy_["Statement"])) {
      const Answer hit = reaches(*statement);
      Answer& side = text((*statement)["Effect"]) == "Deny" ? deny : allow;
      side = std::max(side, hit);
    }
    if (deny == Answer::Yes) return "deny";
    if (allow == Answer::No) return "none";
    return allow == Answer::Open || deny == Answer::Open ? "unknown" : "allow";
  }

 private:
  static std::string text(const Value& value) {
    if (value.is_bool()) return value.as_bool() ? "true" : "false";
    return value.literal().value_or(value.display());
  }

  static std::vector<const Value*> list(const Value& value) {
    std::vector<const Value*> all;
    if (value.is_absent()) return all;
    if (!value.is_list()) return {&value};
    for (const Value& item : value.items()) all.push_back(&item);
    return all;
  }

  Answer reaches(const Value& s) {
    Answer all = Answer::Yes;
    const bool denies = text(s["Effect"]) == "Deny";
    all = std::min(all, either(s, "Principal", [&](const Value& v, bool negated) {
                     return is_principal(v, denies && !negated);
                   }));
    all =
        std::min(all, either(s, "Action", [&](const Value& v, bool) {
                   return any(v, [&](const std::string& one) { return is_action(one); });
                 }));
    all = std::min(all, either(s, "Resource", [&](const Value& v, bool negated) {
                     return any(v, [&](const std::string& one) {
                       return is_resource(one, negated);
                     });
                   }));
    const Value& condition = s["Condition"];
    for (std::size_t i = 0; i < condition.size(); ++i) {
      const Value& tests = condition.items()[i];
      for (std::size_t j = 0; j < tests.size(); ++j) {
        all = std::min(all, holds(condition.keys()[i].name, tests.keys()[j].name,
                                  list(tests.items()[j])));
      }
    }
    return all;
  }

  using Judge = std::function<Answer(const Value&, bool negated)>;

  /// An element, or its negation; a statement without either reaches nothing.
  Answer either(const Value& s, const std::string& element, const Judge& judge) {
    if (!s[element].is_absent()) return judge(s[element], false);
    const Value& negated = s["Not" + element];
    if (negated.is_absent()) return Answer::No;
    const Answer answer = inverse_or_open(judge(negated, true));
    // KMS does not say what NotResource means but that it leaves the key out.
    if (element == "Resource" && request_.key_policy && answer == Answer::Yes) {
      return Answer::Open;
    }
    return answer;
  }

  static Answer inverse_or_open(Answer a) { return a == Answer::Open ? a : inverse(a); }

  static Answer any(const Value& value,
                    const std::function<Answer(const std::string&)>& judge) {
    Answer best = Answer::No;
    for (const Value* item : list(value)) best = std::max(best, judge(text(*item)));
    return best;
  }

  /// "AWS JSON policy elements: Principal".
  Answer is_principal(const Value& value, bool plainly_denied) {
    if (!value.is_map()) return of(text(value) == "*");
    Answer best = Answer::No;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const std::string& type = value.keys()[i].name;
      best = std::max(best, any(value.items()[i], [&](const std::string& one) {
                        if (type == "AWS" && one == "*")
                          return plainly_denied ? Answer::Yes : Answer::Open;
                        if (type != "Service") return Answer::No;
                        return one == request_.service ? Answer::Yes : regional(one);
                      }));
    }
    return best;
  }

  /// `cloudtrail.eu-south-1.amazonaws.com`: two pages disagree.
  Answer regional(const std::string& name) {
    const std::size_t dot = request_.service.find('.');
    const std::string head = request_.service.substr(0, dot + 1);
    const std::string tail = request_.service.substr(dot);
    if (name.size() <= head.size() + tail.size() || !name.starts_with(head) ||
        !name.ends_with(tail)) {
      return Answer::No;
    }
    const std::string region =
        name.substr(head.size(), name.size() - head.size() - tail.size());
    const auto dashes = std::count(region.begin(), region.end(), '-');
    const bool words = region.find_first_not_of(
                           "abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    const char last = region.back();
    return words && dashes >= 2 && last >= '0' && last <= '9' ? Answer::Open : Answer::No;
  }

  /// "Action": without regard to case.
  Answer is_action(const std::string& written) {
    if (only_stars(written)) return Answer::Yes;
    const std::size_t colon = written.find(':');
    const bool hit = fits(letters_of(lower(written), true), lower(request_.action));
    if (!hit || colon == std::string::npos) return Answer::No;
    return written.find_first_of("*?") < colon ? Answer::Open : Answer::Yes;
  }

  /// "Resource"; variables count behind the fifth colon ("Variables and tags").
  Answer is_resource(const std::string& written, bool negated) {
    if (only_stars(written)) return Answer::Yes;
    std::size_t at = 0;
    for (int colons = 0; colons < 5 && at < written.size(); ++at) {
      if (written[at] == ':') ++colons;
    }
    Letters pattern = letters_of(written.substr(0, at), true);
    open_default_ = false;
    const auto tail = filled(written.substr(at), true);
    if (!tail || (open_default_ && negated)) return negated ? Answer::Open : Answer::No;
    pattern.insert(pattern.end(), tail->begin(), tail->end());
    Answer answer = fits_resource(pattern, request_.resource);
    if (open_default_) answer = std::min(answer, Answer::Open);
    const std::string last = written.substr(at);
    const bool hidden =
        !only_stars(last) &&
        last.substr(0, last.find('/')).find_first_of("*?") != std::string::npos;
    return request_.key_policy && hidden ? std::min(answer, Answer::Open) : answer;
  }

  /// A text with its policy variables filled in; nullopt where one has no value.
  std::optional<Letters> filled(const std::string& written, bool wildcards) {
    if (text(policy_["Version"]) != "2012-10-17") return letters_of(written, wildcards);
    Letters all;
    std::size_t from = 0;
    const auto add = [&all](const std::string& part, bool free) {
      const Letters more = letters_of(part, free);
      all.insert(all.end(), more.begin(), more.end());
    };
    for (;;) {
      const std::size_t open = written.find("${", from);
      const std::size_t close =
          open == std::string::npos ? open : written.find('}', open);
      if (close == std::string::npos) {
        add(written.substr(from), wildcards);
        return all;
      }
      add(written.substr(from, open - from), wildcards);
      const bool was_open = std::exchange(open_default_, false);
      const auto value = variable(written.substr(open + 2, close - open - 2));
      if (!value) return std::nullopt;
      add(open_default_ ? "*" : *value, open_default_);  // then it may be anything
      open_default_ = open_default_ || was_open;
      from = close + 1;
    }
  }

  /// Of a key with several values it is not said whether the default stands for it.
  std::optional<std::string> variable(const std::string& inside) {
    if (inside == "*" || inside == "?" || inside == "$") return inside;
    const std::size_t comma = inside.find(',');
    std::string name = inside.substr(0, comma);
    name.erase(name.find_last_not_of(' ') + 1);
    const std::size_t colon = name.find(':');
    if (colon == std::string::npos || name.compare(colon, 2, "::") == 0) return {};
    const auto found = request_.context.find(lower(name));
    const bool there = found != request_.context.end();
    const bool several =
        there && (found->second.multivalued || found->second.values.size() != 1);
    if (there && !several) return found->second.values.front();
    const std::size_t quote = inside.find('\'', comma == std::string::npos ? 0 : comma);
    const std::size_t end = inside.rfind('\'');
    if (comma == std::string::npos || quote == std::string::npos || end <= quote)
      return {};
    if (several) open_default_ = true;
    return inside.substr(quote + 1, end - quote - 1);
  }

  /// "Condition operators" and "Single-valued vs. multivalued context keys".
  Answer holds(std::string op, const std::string& key,
               const std::vector<const Value*>& values) {
    const auto take = [&op](const std::string& part, bool front) {
      if (front ? !op.starts_with(part) : !op.ends_with(part)) return false;
      op.erase(front ? 0 : op.size() - part.size(), part.size());
      return true;
    };
    const bool all = take("ForAllValues:", true);
    const bool some = take("ForAnyValue:", true);
    const bool if_exists = take("IfExists", false);
    const auto found = request_.context.find(lower(key));
    const bool there = found != request_.context.end();
    if (op == "Null") return is_null(there, there && empty(found->second), values);
    const std::size_t at = op.find("Not");
    const bool negated = at != std::string::npos;
    if (!there) {
      if (if_exists) return Answer::Yes;
      // The table and the text of the page differ.
      if (all) return op == "StringNotLike" ? Answer::Open : Answer::Yes;
      return of(!some && negated);
    }
    if (negated) op.erase(at, 3);
    if ((all || some) && empty(found->second)) return of(all);
    if (!all && !some && found->second.multivalued) return Answer::Open;
    if (values.empty()) return Answer::Open;
    Answer result = of(!some);
    for (const std::string& value : found->second.values) {
      Answer one = Answer::No;
      for (const Value* wanted : values) {
        one = std::max(one, compare(op, value, text(*wanted), negated));
      }
      one = turned(one, negated);
      result = some ? std::max(result, one) : std::min(result, one);
    }
    return result;
  }

  static bool empty(const PlainRequest::Key& key) {
    return std::all_of(key.values.begin(), key.values.end(),
                       [](const std::string& value) { return value.empty(); });
  }

  static Answer is_null(bool there, bool is_empty,
                        const std::vector<const Value*>& values) {
    if (values.empty()) return Answer::Open;
    const auto has = [&values](const char* word) {
      return std::any_of(values.begin(), values.end(), [word](const Value* value) {
        return lower(text(*value)) == word;
      });
    };
    const bool as_absent = has("true");
    const bool as_present = has("false");
    if (there && is_empty && as_absent != as_present) return Answer::Open;
    return of(there ? as_present : as_absent);
  }

  /// One value against one; a value of the wrong type matches nothing, and what a negated
  /// operator makes of it is not said.
  Answer compare(const std::string& op, const std::string& value,
                 const std::string& wanted, bool negated) {
    const Answer wrong = negated ? Answer::Open : Answer::No;
    if (op.starts_with("String") || op.starts_with("Arn")) {
      open_default_ = false;
      const auto pattern = filled(wanted, op.starts_with("Arn") || op == "StringLike");
      if (!pattern) return Answer::No;
      if (open_default_ && !op.starts_with("Arn")) {
        return fits(*pattern, value) ? Answer::Open : Answer::No;
      }
      const Answer answer = op == "StringEqualsIgnoreCase"
                                ? ignoring_case(*pattern, value)
                            : op.starts_with("String") ? of(fits(*pattern, value))
                            : only_stars(wanted)       ? Answer::Open
                                                       : fits_arn(*pattern, value);
      return open_default_ ? std::min(answer, Answer::Open) : answer;
    }
    if (op == "Bool") {
      // The page on operators allows variables here, the one on variables does not.
      const bool variables = text(policy_["Version"]) == "2012-10-17";
      if (variables && wanted.find("${") != std::string::npos) return Answer::Open;
      const auto word = [](const std::string& one) {
        return lower(one) == "true" || lower(one) == "false";
      };
      return word(value) && word(wanted) ? of(lower(value) == lower(wanted)) : wrong;
    }
    if (op == "BinaryEquals") return same_bytes(value, wanted);
    if (op == "IpAddress") return in_block(value, wanted, wrong);
    const bool date = op.starts_with("Date");
    if (!is_one(date, value) || !is_one(date, wanted)) return wrong;
    if (!is_settled(date, value) || !is_settled(date, wanted)) return Answer::Open;
    const double a = date ? moment(value) : std::stod(value);
    const double b = date ? moment(wanted) : std::stod(wanted);
    const std::string relation = op.substr(date ? 4 : 7);
    const bool equals = relation.ends_with("Equals") && a == b;
    if (relation.starts_with("Less")) return of(a < b || equals);
    if (relation.starts_with("Greater")) return of(a > b || equals);
    return of(equals);
  }

  /// Base64 as six bits for each letter; that padding may be left out is not said.
  static Answer same_bytes(const std::string& value, const std::string& wanted) {
    const std::string a = bits_of_base64(value);
    const std::string b = bits_of_base64(wanted);
    if (a.empty() != value.empty() || b.empty() != wanted.empty()) return Answer::No;
    const auto whole_bytes = [](const std::string& bits) {
      return bits.substr(0, bits.size() / 8 * 8);
    };
    if (whole_bytes(a) != whole_bytes(b)) return Answer::No;
    const auto tidy = [&](const std::string& written, const std::string& bits) {
      const std::size_t under = bits.size() / 8 * 8;
      return written.size() % 4 == 0 && bits.find('1', under) == std::string::npos;
    };
    return tidy(value, a) && tidy(wanted, b) ? Answer::Yes : Answer::Open;
  }

  /// Empty for what is no base64.
  static std::string bits_of_base64(const std::string& written) {
    const std::string alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t signs = std::min(written.find('='), written.size());
    const std::string padding = written.substr(signs);
    const bool ends =
        padding.empty() || (padding.size() <= 2 && written.size() % 4 == 0 &&
                            padding.find_first_not_of('=') == std::string::npos);
    if (!ends || signs % 4 == 1) return {};
    std::string bits;
    for (std::size_t i = 0; i < signs; ++i) {
      const std::size_t letter = alphabet.find(written[i]);
      if (letter == std::string::npos) return {};
      for (int bit = 5; bit >= 0; --bit) bits += (letter >> bit & 1) != 0 ? '1' : '0';
    }
    return bits;
  }

  /// "Ignoring case": of which letters beyond A to Z is not said.
  static Answer ignoring_case(const Letters& wanted, const std::string& value) {
    std::string spelt;
    for (const Letter& letter : wanted) spelt += letter.bytes;
    if (lower(spelt) == lower(value)) return Answer::Yes;
    static const std::regex beyond("[\\x80-\\xff]+");
    const auto outline = [&](const std::string& one) {
      return std::regex_replace(lower(one), beyond, "#");
    };
    return outline(spelt) == outline(value) ? Answer::Open : Answer::No;
  }

  static bool fits_expression(const std::string& written, const char* expression) {
    static std::map<std::string, std::regex> known;
    const auto at = known.try_emplace(expression, expression, std::regex::icase).first;
    return std::regex_match(written, at->second);
  }

  /// Whether a lenient reader could take it for a number or a date.
  static bool is_one(bool date, const std::string& written) {
    if (!date)
      return fits_expression(written, "[+-]?(\\d+(\\.\\d+)?|\\.\\d+)(e[+-]?\\d+)?");
    if (fits_expression(written, "\\d+")) return true;
    return is_day(written) &&
           fits_expression(
               written,
               "\\d{4}-\\d\\d(-\\d\\d([T ](([01]\\d|2[0-4]):[0-5]\\d(:([0-5]\\d|60)"
               "(\\.\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)?))?)?");
  }

  /// Whether the documentation has the spelling: digits and a point, the W3C profile of ISO
  /// 8601, or seconds since 1970, unless their four digits could be a year.
  static bool is_settled(bool date, const std::string& written) {
    if (!date) return fits_expression(written, "-?\\d+(\\.\\d+)?");
    if (fits_expression(written, "\\d+")) return written.size() != 4;
    return fits_expression(
        written,
        "\\d{4}-\\d\\d(-\\d\\d(T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?"
        "(Z|[+-]\\d\\d:\\d\\d))?)?");
  }

  static bool is_day(const std::string& written) {
    std::tm t{};
    t.tm_mday = 1;
    std::sscanf(written.c_str(), "%4d-%2d-%2d", &t.tm_year, &t.tm_mon, &t.tm_mday);
    t.tm_year -= 1900;
    t.tm_mon -= 1;
    std::tm made = t;
    timegm(&made);
    return made.tm_mon == t.tm_mon && made.tm_mday == t.tm_mday;
  }

  /// Seconds since 1970.
  static double moment(const std::string& written) {
    if (fits_expression(written, "\\d+")) return std::stod(written);
    std::tm t{};
    int hours = 0;
    int minutes = 0;
    double seconds = 0;
    t.tm_mday = 1;
    std::sscanf(written.c_str(), "%4d-%2d-%2dT%2d:%2d:%lf", &t.tm_year, &t.tm_mon,
                &t.tm_mday, &hours, &minutes, &seconds);
    t.tm_year -= 1900;
    t.tm_mon -= 1;
    int zone_hours = 0;
    int zone_minutes = 0;
    const std::size_t zone =
        written.find_first_of("+-", std::min<std::size_t>(written.size(), 11));
    if (zone != std::string::npos) {
      std::sscanf(written.c_str() + zone + 1, "%2d:%2d", &zone_hours, &zone_minutes);
      if (written[zone] == '-') zone_hours = -zone_hours, zone_minutes = -zone_minutes;
    }
    return static_cast<double>(timegm(&t)) + (hours - zone_hours) * 3600 +
           (minutes - zone_minutes) * 60 + seconds;
  }

  static std::vector<bool> bits_of(const std::string& address) {
    unsigned char bytes[16];
    const bool six = address.find(':') != std::string::npos;
    std::vector<bool> bits;
    if (inet_pton(six ? AF_INET6 : AF_INET, address.c_str(), bytes) != 1) return bits;
    for (int i = 0; i < (six ? 128 : 32); ++i)
      bits.push_back(bytes[i / 8] >> (7 - i % 8) & 1);
    return bits;
  }

  static Answer in_block(const std::string& value, const std::string& wanted,
                         Answer wrong) {
    const std::size_t slash = wanted.find('/');
    const std::size_t own = value.find('/');
    const auto address = bits_of(value.substr(0, own));
    const auto block = bits_of(wanted.substr(0, slash));
    if (address.empty() || block.empty()) return wrong;
    std::size_t length = block.size();
    if (slash != std::string::npos) length = std::stoul(wanted.substr(slash + 1));
    if (length > block.size()) return wrong;
    if (own != std::string::npos) {
      return std::stoul(value.substr(own + 1)) > address.size() ? wrong : Answer::Open;
    }
    if (address.size() != block.size()) return Answer::No;
    return of(std::equal(block.begin(),
                         block.begin() + static_cast<std::ptrdiff_t>(length),
                         address.begin()));
  }

  const Value& policy_;
  const PlainRequest& request_;
  bool open_default_ = false;  ///< set by the variables filled in last
};

}  // namespace

std::string read_again(const Value& policy, const PlainRequest& request) {
  return Reader(policy, request).decide();
}

}  // namespace trailseal
