#include "gateway/cli/command.hpp"

#include <iostream>

int main(int argc, char** argv)
{
    return buzon::cli::run(argc, argv, std::cout, std::cerr);
}
