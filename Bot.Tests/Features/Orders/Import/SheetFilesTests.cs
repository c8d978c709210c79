using System.IO.Compression;
using System.Text;
using CsCheck;
using Demarc.Features.Orders.Import;
using static Demarc.Tests.Features.Orders.Import.Files;

namespace Demarc.Tests.Features.Orders.Import;

public sealed class SheetFilesTests
{
    const string Two = "Order #,Customer,MRC\n48213,Marlin Dental,\"1,250.00\"\n48214,\"Oak & \"\"Pine\"\"\",99\n";

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_separator_is_found(char separator)
    {
        var sheet = Read($"Order #{separator}Customer{separator}Product\n48213{separator}Marlin Dental{separator}DIA\n");

        Assert.Equal(("48213", "Marlin Dental", "DIA"), (sheet.Drafts[0].Number, sheet.Drafts[0].Customer, sheet.Drafts[0].Product));
    }

    [Fact]
    public void Quotes_commas_and_line_breaks_are_part_of_the_value()
    {
        var sheet = Read(Two + "48215,Sam,\"12\"\n");

        Assert.Equal(1250m, sheet.Drafts[0].Mrc);
        Assert.Equal("Oak & \"Pine\"", sheet.Drafts[1].Customer);
        Assert.Equal("Marlin Dental", Read("Order #,Customer,Notes\r\n48213,\"Marlin\r\nDental\",\"a\nb\"\r\n").Drafts[0].Customer);
    }

    [Fact]
    public void Excels_own_separator_line_is_read_and_counted()
    {
        var sheet = Read("sep=;\nOrder #;Customer;MRC\n48213;Marlin;x\n");

        Assert.Equal(3, Assert.Single(sheet.Problems).Row);
    }

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Café)] },
        { "UTF-8", Encoding.UTF8.GetBytes(Café) },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Café)] },
        { "UTF-16 the other way", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Café)] },
        { "UTF-16 without mark", Encoding.Unicode.GetBytes(Café) },
        { "UTF-32", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Café)] },
        { "Windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Café) },
    };

    const string Café = "Order #,Customer,Product\n48213,Café “Élan”,DIA\n";

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_of_a_spreadsheet_is_read(string name, byte[] bytes)
    {
        var sheet = Read(Bytes(bytes));

        Assert.Equal("Café “Élan”", sheet.Drafts[0].Customer);
        Assert.Equal(name is "Windows-1252" or "UTF-16 without mark", sheet.Remarks.Any(remark => remark.StartsWith("Read as", StringComparison.Ordinal)));
    }

    public static TheoryData<byte[], string> NoTables => new()
    {
        { [], "empty" },
        { "   \r\n \t"u8.ToArray(), "blanks" },
        { "%PDF-1.7 ..."u8.ToArray(), "PDF" },
        { [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "picture" },
        { [0x1F, 0x8B, 8, 0], "Unpack" },
        { "<html><table><tr><td>Order #</td></tr></table>"u8.ToArray(), "web page" },
        { "{\"order\":1}"u8.ToArray(), "JSON" },
        { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "old Excel" },
        { [0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "password" },
        { [0x50, 0x4B, 3, 4, 9, 9, 9], "damaged" },
        { [1, 2, 3, 0, 0, 5, 0, 9, 0, 0, 0, 1], "neither" },
        { ZipOf("xl/workbook.bin"), "binary workbook" },
        { ZipOf("word/document.xml"), "Word" },
        { ZipOf("mimetype"), "OpenDocument" },
        { ZipOf("readme.txt"), "compressed folder" },
        { ZipOf("xl/workbook.xml"), "damaged" },
    };

    [Theory]
    [MemberData(nameof(NoTables))]
    public void What_is_no_table_is_refused_with_what_to_do(byte[] bytes, string word) =>
        Assert.Contains(word, Refusal(Bytes(bytes)), StringComparison.Ordinal);

    [Fact]
    public void An_open_quotation_mark_is_named_by_its_row()
    {
        Assert.Contains("row 3", Refusal(Csv("Order #,Customer\n48213,Marlin\n48214,\"Oak\n48215,Sam\n48216,Bo\n")), StringComparison.Ordinal);
        Assert.Contains("row 2", Refusal(Csv("Order #,Customer\n48214,\"Oak\n" + string.Concat(Enumerable.Repeat("48215,Sam\n", 200_000)))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_larger_than_any_tracker_is_refused_before_it_is_read()
    {
        Assert.Contains("50 MB", Refusal(Bytes(new byte[ImportFile.MostBytes + 1])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_of_200_MB_is_not_taken_into_memory()
    {
        await using var stream = new Endless(200L * 1024 * 1024);

        var (file, refusal) = await ImportFile.ReadAsync(stream, "big.csv", TestContext.Current.CancellationToken);

        Assert.Null(file);
        Assert.Contains("50 MB", refusal, StringComparison.Ordinal);
        Assert.True(stream.Given < 60 * 1024 * 1024);
    }

    [Fact]
    public void More_rows_than_are_read_are_refused()
    {
        var text = new StringBuilder("Order #,Customer\n");
        for (var i = 0; i <= Workbook.MostRows; i++)
        {
            text.Append(i).Append(",x\n");
        }

        Assert.Contains("100,000 rows", Refusal(Csv(text.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused()
    {
        Gen.Byte.Array[0, 400].Sample(bytes => Either(Bytes(bytes)));
        Gen.Select(Gen.Int[0, Two.Length], Gen.Byte).Sample((at, with) =>
        {
            var bytes = Encoding.UTF8.GetBytes(Two);
            bytes[Math.Min(at, bytes.Length - 1)] = with;
            Either(Bytes(bytes));
        });
    }

    [Fact]
    public void A_damaged_workbook_is_read_or_refused()
    {
        var whole = Xlsx(("Orders", [new() { ["Order #"] = "48213", ["Customer"] = "Marlin", ["MRC"] = 12.5 }])).Bytes.ToArray();
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, whole.Length]).Sample((at, with, length) =>
        {
            var bytes = whole.ToArray();
            bytes[at] = with;
            Either(Bytes(bytes));
            Either(Bytes(whole[..length]));
        }, iter: 300);
    }

    static void Either(ImportFile file)
    {
        var (sheet, refusal) = OrderSheet.Read(file, Options);
        Assert.True((sheet is null) != (refusal is null));
    }

    static byte[] ZipOf(string name)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry(name);
        }

        return stream.ToArray();
    }

    sealed class Endless(long length) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, length - Given);
            Array.Fill(buffer, (byte)'x', offset, given);
            Given += given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
