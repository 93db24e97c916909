#include "tests/bench/openssl_rate.hpp"

#include <fmt/format.h>
#include <stdio.h>

#include <stdexcept>
#include <string>

namespace buzon::bench {

double openssl_rate(unsigned processes)
{
    const std::string many = processes > 1 ? fmt::format("-multi {}", processes) : std::string();
    const std::string command =
        fmt::format("openssl speed -seconds 3 {} rsa2048 2>/dev/null", many);
    FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("openssl speed");
    std::string output;
    char buffer[4096];
    while (const std::size_t n = ::fread(buffer, 1, sizeof buffer, pipe)) output.append(buffer, n);
    ::pclose(pipe);
    const std::size_t row = output.rfind("rsa 2048 bits");
    if (row == std::string::npos) throw std::runtime_error("openssl speed: " + output);
    double sign = 0;
    double verify = 0;
    double rate = 0;
    if (::sscanf(output.c_str() + row, "rsa 2048 bits %lfs %lfs %lf", &sign, &verify, &rate) != 3) {
        throw std::runtime_error("openssl speed: " + output.substr(row));
    }
    return rate;
}

}  // namespace buzon::bench
