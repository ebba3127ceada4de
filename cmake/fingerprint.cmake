# FILES, in this order, as one 64-bit number in the header OUTPUT.
set(sums)
foreach(file IN LISTS FILES)
  file(SHA256 ${file} sum)
  string(APPEND sums ${sum})
endforeach()
string(SHA256 sum "${sums}")
string(SUBSTRING ${sum} 0 16 number)
file(WRITE ${OUTPUT} "/* Of the rules, lists and code that compiled lexicons depend on. */\n#define RULES_FINGERPRINT UINT64_C(0x${number})\n")
