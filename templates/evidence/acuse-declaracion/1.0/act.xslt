<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:include href="../../../common/page.xsl"/>

  <xsl:template match="/constancia" mode="titulo">Acuse de declaración sobre el Buzón IMSS</xsl:template>

  <xsl:template name="clase">
    <xsl:choose>
      <xsl:when test="declaracion/@clase = 'terminos'">Aceptación de los términos y condiciones</xsl:when>
      <xsl:when test="declaracion/@clase = 'solicitud-cedulas'">Solicitud de notificación electrónica de cédulas</xsl:when>
      <xsl:when test="declaracion/@clase = 'baja-medio'">Baja de medio de contacto</xsl:when>
      <xsl:when test="declaracion/@clase = 'alta-persona'">Autorización para entrar al buzón</xsl:when>
      <xsl:otherwise>Revocación de autorización</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/constancia" mode="cuerpo">
    <xsl:call-template name="datos-emision"/>
    <section>
      <h2><xsl:call-template name="clase"/></h2>
      <div class="box">
        <p class="lead"><xsl:value-of select="declaracion/texto"/></p>
        <p>Declarado con e.firma el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="declaracion/@fecha"/></xsl:call-template>, a las <xsl:value-of select="declaracion/@hora"/> horas (Zona Centro).</p>
      </div>
    </section>
    <section>
      <h2>Buzón</h2>
      <dl class="two-col">
        <dt>Nombre, denominación o razón social</dt><dd><xsl:value-of select="destinatario/nombre"/></dd>
        <dt>RFC</dt><dd><xsl:value-of select="destinatario/@rfc"/></dd>
      </dl>
    </section>
    <xsl:if test="declaracion/dato">
      <section>
        <h2>Datos</h2>
        <dl>
          <xsl:for-each select="declaracion/dato"><dt><xsl:value-of select="@nombre"/></dt><dd><xsl:value-of select="."/></dd></xsl:for-each>
        </dl>
      </section>
    </xsl:if>
    <section>
      <h2>Quién lo declara</h2>
      <dl>
        <dt>Nombre</dt><dd><xsl:value-of select="declaracion/firma/nombre"/>, RFC <xsl:value-of select="declaracion/firma/@rfc"/></dd>
        <dt>Carácter</dt><dd><xsl:choose><xsl:when test="declaracion/firma/@caracter = 'titular'">Titular</xsl:when><xsl:otherwise>Representante legal</xsl:otherwise></xsl:choose></dd>
        <dt>Certificado de e.firma</dt><dd><xsl:value-of select="declaracion/firma/@certificado"/></dd>
        <dt>Texto firmado</dt><dd><code class="cadena"><xsl:value-of select="declaracion/firma/textoFirmado"/></code></dd>
        <dt>Firma electrónica</dt><dd><code class="cadena"><xsl:value-of select="declaracion/firma/valor"/></code></dd>
      </dl>
    </section>
    <section>
      <h2>Fundamento</h2>
      <p>Artículos 40, 286 L, 286 M y 286 N de la Ley del Seguro Social; 17-D, 17-E y 19 del Código Fiscal de la Federación.</p>
    </section>
  </xsl:template>
</xsl:stylesheet>
